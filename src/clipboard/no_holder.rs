//! Where the system keeps what was copied, nobody needs to hold it.

/// The hidden verb of the systems that need a holder.
pub const HOLD: &str = "__clip-hold";

/// What the system keeps cannot be taken back without looking whether it is still ours.
pub(super) const PRIVATE_FOR: Option<std::time::Duration> = None;

/// There is nothing to hold here: the exit status for wrong use.
#[must_use]
pub fn hold() -> u8 {
    2
}
