//! A schedule as a short text, to be kept in a test and run again by a later
//! build of the program.
//!
//! ```text
//! explore-1 threads=0.1,0.2 steps=1,2,0.2*2,1t
//! ```
//!
//! `threads` says whose child each thread is, and the how many-th: main is 0,
//! and the first here is 1. A step is the number of its thread, the branch that it
//! takes if there are several, the threads whose steps follow at once, and how
//! often that comes in a row. No line and no name of the program is in it, so that
//! it still fits when these change.

mod read;
mod write;

pub use read::ParseScheduleError;

#[cfg(test)]
mod tests {
    use crate::schedule::Schedule;

    fn error(text: &str) -> String {
        text.parse::<Schedule>().unwrap_err().to_string()
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        for token in [
            "explore-1 steps=",
            "explore-1 steps=0*3",
            "explore-1 threads=0.1,1.1,0.2 first=1.2 steps=0,1t.2.3,2*2,3w1,0q,0f,0n,1s",
            "explore-1 spin=12 wakes=any fails=1 idle=5 threads=0.1 steps=1",
        ] {
            assert_eq!(token.parse::<Schedule>().unwrap().token(), token);
        }
    }

    #[test]
    fn what_is_no_schedule_says_why() {
        for (text, why) in [
            ("", "does not begin with `explore-1`"),
            ("explore-2 steps=0", "does not begin with `explore-1`"),
            ("explore-1", "it has no `steps=`"),
            ("explore-1 steps=0,x", "`x` is no step"),
            ("explore-1 steps=0z", "`0z` is no step"),
            ("explore-1 steps=0wx", "`0wx` is no step"),
            ("explore-1 steps=0..1", "`0..1` is no step"),
            ("explore-1 steps=0*x", "`0*x` is no step"),
            ("explore-1 steps=0*9999999", "`0*9999999` is no step"),
            ("explore-1 steps=0*600000,0*600000", "`0*600000` is no step"),
            ("explore-1 steps=1", "does not say what 1 is"),
            ("explore-1 first=1 steps=0", "does not say what 1 is"),
            (
                "explore-1 threads=1.1 steps=1",
                "`threads=1.1` has no meaning",
            ),
            ("explore-1 threads=0 steps=1", "`threads=0` has no meaning"),
            ("explore-1 spin=x steps=", "`spin=x` has no meaning"),
            ("explore-1 first=x steps=", "`first=x` has no meaning"),
            ("explore-1 cores=2 steps=", "`cores=2` has no meaning"),
            ("explore-1 steps", "`steps` has no meaning"),
        ] {
            assert!(error(text).contains(why), "{text}: {}", error(text));
        }
    }

    #[test]
    fn a_schedule_that_is_read_shows_whose_turn_it_is() {
        let schedule: Schedule = "explore-1 threads=0.1 steps=0,1t,0w1".parse().unwrap();
        assert_eq!(schedule.switches(), 2);
        assert_eq!(
            schedule.to_string(),
            "\
main           | thread 1
-------------- | ---------
goes on
               | times out
wakes thread 1
"
        );
    }
}
