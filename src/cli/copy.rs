//! Copying from a verb: the same chain as the console's.

use super::setup::Setup;
use super::{Status, output};
use crate::clipboard::{Clipboard, Evidence, Sensitivity};

/// Copies `text`, remarks how sure that is, and says the status.
pub(super) fn copy(setup: &Setup, text: &str, sensitivity: Sensitivity) -> Status {
    let evidence = setup.chain().copy(text, sensitivity);
    output::remark(&evidence.sentence());
    match evidence {
        Evidence::NotCopied { .. } => Status::NotCopied,
        _ => Status::Found,
    }
}
