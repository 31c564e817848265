//! What the process is not allowed to do, whatever happens.

/// No core file, no memory for other processes of the user to read, and panics that name a place only. For the start
/// of the program; more than once is harmless.
///
/// A core file of a console that held one pasted reply has been seen to contain it 218 times over.
pub fn harden() {
    super::fault::install();
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        if getrlimit(Resource::Core) != none {
            // Lowering a limit cannot be refused.
            let _ = setrlimit(Resource::Core, none);
        }
    }
    // Covers what a limit of zero does not: a `core_pattern` that pipes to a program, and ptrace by the same user.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}
