//! What bare text says.

use super::super::super::node::Value;
use super::super::{scalar, words};

/// The value that bare text spells: a number, a word for nothing, true or false, else the text itself.
pub(in crate::decode::read) fn value(run: &str) -> Value {
    // `Just 8006` of Haskell.
    let run = run.strip_prefix("Just ").unwrap_or(run);
    match scalar::word(run.trim()) {
        Some(value) => value,
        None => {
            let text = words::tidy(run);
            let named = || Value::Text(constant(&text).map(str::to_owned).unwrap_or(text.clone()));
            scalar::word(text.trim()).unwrap_or_else(named)
        }
    }
}

/// At the very end of a paste that nothing closes: a number of which no code and no HTTP status has so few digits, so
/// that it can only be the beginning of one.
pub(in crate::decode::read) fn is_stump(value: &Value) -> bool {
    matches!(value, Value::Number(number) if number.whole.is_some_and(|whole| matches!(whole, 2..=99 | 600..=999)))
}

/// The name of the enum member that `Decision.DECLINED`, `Decision::Declined`, `\App\Decision::DECLINED` stand for.
fn constant(text: &str) -> Option<&str> {
    const LONGEST: usize = 128;
    if text.len() > LONGEST {
        return None;
    }
    let (path, name) = text.rsplit_once("::").or_else(|| text.rsplit_once('.'))?;
    let kind = path.rsplit(['.', ':', '\\']).next()?;
    let word = |text: &str| text.chars().all(|char| char.is_ascii_alphabetic() || char == '_');
    let typed = kind.starts_with(|char: char| char.is_ascii_uppercase())
        && kind.contains(|char: char| char.is_ascii_lowercase());
    let joined = path.chars().all(|char| char.is_ascii_alphanumeric() || "_.:\\".contains(char));
    (typed && joined && word(kind) && name.len() > 1 && word(name)).then_some(name)
}
