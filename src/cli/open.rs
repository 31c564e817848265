//! No verb: the console opens.

use super::Status;
use super::arguments::ConsoleOptions;
use super::error::CliError;
use super::setup::Setup;

/// Opens the console, with piped input in its paste box or a query in its search line.
pub(super) fn console(_setup: Setup, _options: ConsoleOptions) -> Result<Status, CliError> {
    Err(CliError::Usage("the console cannot be opened yet.".to_owned()))
}
