//! The job that the console belongs to: who could let it go on once it has stopped.

/// Where a process stands in job control. Zero is a group or session whose leader lives outside of our process
/// namespace, as in a container that was entered from outside (pid_namespaces(7)): a value that rustix's `Pid` cannot
/// hold, so it is asked of the kernel's own text where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    parent: i32,
    group: i32,
    session: i32,
}

/// Whether some process of our session outside of our group is parent to one of the group: else the group is orphaned,
/// and nobody could continue it. What cannot be found out counts as no, as stopping would then be for ever.
pub(super) fn can_be_continued() -> bool {
    let Some(ours) = standing(None) else { return false };
    let outside = |parent: i32| {
        standing(Some(parent))
            .is_some_and(|parent| parent.group != ours.group && parent.session == ours.session)
    };
    outside(ours.parent) || standing(Some(ours.group)).is_some_and(|leader| outside(leader.parent))
}

/// The standing of a process, or our own.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn standing(process: Option<i32>) -> Option<Standing> {
    let name = match process {
        Some(process @ 1..) => process.to_string(),
        Some(_) => return None,
        None => "self".to_owned(),
    };
    parse(&std::fs::read_to_string(format!("/proc/{name}/stat")).ok()?)
}

/// Reads `pid (name) state ppid pgrp session …` (proc_pid_stat(5)); the name may hold anything.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn parse(stat: &str) -> Option<Standing> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut numbers = fields.split_ascii_whitespace().skip(1).map(|field| field.parse().ok());
    Some(Standing { parent: numbers.next()??, group: numbers.next()??, session: numbers.next()?? })
}

/// The standing of a process, or our own. Elsewhere a process cannot ask for another's parent: then only our own
/// parent decides.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn standing(process: Option<i32>) -> Option<Standing> {
    use rustix::process::{Pid, getpgid, getppid, getsid};
    let asked = match process {
        Some(process) => Some(Pid::from_raw(process)?),
        None => None,
    };
    let parent = if asked.is_none() { getppid() } else { None };
    Some(Standing {
        parent: Pid::as_raw(parent),
        group: getpgid(asked).ok()?.as_raw_nonzero().get(),
        session: getsid(asked).ok()?.as_raw_nonzero().get(),
    })
}

#[cfg(all(test, any(target_os = "linux", target_os = "android")))]
mod tests {
    use super::{Standing, parse};

    #[test]
    fn a_leader_outside_of_our_namespace_is_zero() {
        let stat = "12 (a name) (with ) S 0 0 0 34816 12 4194304 1 2";
        assert_eq!(parse(stat), Some(Standing { parent: 0, group: 0, session: 0 }));
        assert_eq!(parse("7 (sh) S 1 7 5 0"), Some(Standing { parent: 1, group: 7, session: 5 }));
    }

    #[test]
    fn a_text_that_ends_early_says_nothing() {
        for stat in ["", "7", "7 (sh)", "7 (sh) S 1", "7 (sh) S 1 7", "7 (sh) S x y z"] {
            assert_eq!(parse(stat), None, "{stat}");
        }
    }
}
