//! `std::io`, whose standard output and error are captured.

pub use std::io::*;

use std::marker::PhantomData;

use crate::engine::is_running;
use crate::print::print_at;

macro_rules! stream {
    ($($function:ident $stream:ident $lock:ident)*) => { $(
        /// As in std, captured.
        #[derive(Debug)]
        pub struct $stream(std::io::$stream);

        /// What is written while the stream is locked is printed at once, where
        /// the lock ends or is flushed: nobody else can print in between.
        #[derive(Debug)]
        pub struct $lock<'a> {
            real: std::io::$stream,
            text: String,
            stream: PhantomData<&'a ()>,
        }

        /// As in std, captured.
        pub fn $function() -> $stream {
            $stream(std::io::$function())
        }

        impl $stream {
            /// Locks the stream.
            pub fn lock(&self) -> $lock<'static> {
                $lock {
                    real: std::io::$function(),
                    text: String::new(),
                    stream: PhantomData,
                }
            }
        }

        impl Write for $lock<'_> {
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                if !is_running() {
                    return self.real.write(bytes);
                }
                self.text += &String::from_utf8_lossy(bytes);
                Ok(bytes.len())
            }

            fn flush(&mut self) -> Result<()> {
                if !is_running() {
                    return self.real.flush();
                }
                print_at(("", 0), std::mem::take(&mut self.text));
                Ok(())
            }
        }

        impl Drop for $lock<'_> {
            fn drop(&mut self) {
                let _ = self.flush();
            }
        }

        impl Write for $stream {
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                self.lock().write(bytes)
            }

            fn write_fmt(&mut self, text: std::fmt::Arguments<'_>) -> Result<()> {
                self.lock().write_fmt(text)
            }

            fn flush(&mut self) -> Result<()> {
                self.0.flush()
            }
        }

        impl Write for &$stream {
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                self.lock().write(bytes)
            }

            fn write_fmt(&mut self, text: std::fmt::Arguments<'_>) -> Result<()> {
                self.lock().write_fmt(text)
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
    )* };
}

stream! { stdout Stdout StdoutLock stderr Stderr StderrLock }
