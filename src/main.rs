//! Arguments in, exit code out: the only place that ends the process.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(faceki_console::cli::run(std::env::args_os()))
}
