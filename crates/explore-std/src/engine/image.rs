//! The image of the program: its file, as it is mapped into memory.

use std::fs::{self, File};
use std::ops::Range;
use std::sync::LazyLock;

use object::{Object, ObjectSegment, ReadCache};

/// Where it is, and with it all statics of the program; none where that cannot be
/// found out.
pub(super) static IMAGE: LazyLock<Option<Range<usize>>> = LazyLock::new(image);

fn image() -> Option<Range<usize>> {
    let path = fs::read_link("/proc/self/exe").ok()?;
    let maps = fs::read_to_string("/proc/self/maps").ok()?;
    let mine = |line: &&str| line.ends_with(path.to_str().unwrap_or("?"));
    let range = |line: &str| {
        let (start, rest) = line.split_once('-')?;
        let (end, _) = rest.split_once(' ')?;
        let number = |digits| usize::from_str_radix(digits, 16).ok();
        Some(number(start)?..number(end)?)
    };
    let mapped: Vec<_> = maps.lines().filter(mine).filter_map(range).collect();
    // This crate may be in a shared library: there, nothing is known.
    let here = (image as fn() -> _ as *const ()).addr();
    mapped.iter().find(|range| range.contains(&here))?;
    let program = ReadCache::new(File::open("/proc/self/exe").ok()?);
    let program = object::File::parse(&program).ok()?;
    let starts = program.segments().map(|segment| segment.address());
    let ends = (program.segments()).map(|segment| segment.address() + segment.size());
    let length = usize::try_from(ends.max()? - starts.min()?).ok()?;
    let start = mapped.iter().map(|range| range.start).min()?;
    Some(start..start + length)
}
