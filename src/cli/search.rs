//! `search QUERY…`: ranked codes.

use serde_json::{Value, json};

use super::error::CliError;
use super::setup::Setup;
use super::table::Table;
use super::{Status, object, output, print_json};
use crate::catalogue::Entry;
use crate::sanitise::sanitise_line;
use crate::search::{Field, Hit, Index, Tier};

/// Prints the codes that answer `query`, at most `limit`.
pub(super) fn run(setup: &Setup, query: &str, limit: Option<usize>) -> Result<Status, CliError> {
    let found = Index::new(&setup.catalogue).search(query);
    let hits: Vec<(&Hit, &Entry)> = found
        .hits
        .iter()
        .filter_map(|hit| setup.catalogue.get(hit.code).map(|entry| (hit, entry)))
        .take(limit.unwrap_or(usize::MAX))
        .collect();
    if setup.json() {
        let results: Vec<Value> = hits.iter().map(|(hit, entry)| result(hit, entry)).collect();
        print_json(object([("query", Value::from(query)), ("results", Value::from(results))]))?;
    } else {
        output::answer(&table(setup, &hits))?;
    }
    if hits.is_empty() {
        if !setup.json() {
            output::remark(match found.hits.len() {
                0 => "nothing matches. Try fewer or other words, or `faceki-console list` for all codes.",
                _ => "--limit 0 leaves nothing to show.",
            });
        }
        return Ok(Status::Nothing);
    }
    Ok(Status::Found)
}

fn result(hit: &Hit, entry: &Entry) -> Value {
    let matched =
        hit.matched.as_ref().map(|(field, text)| json!({"field": field_word(*field), "text": text}));
    json!({
        "code": entry.code,
        "name": entry.name,
        "title": entry.title,
        "score": hit.score,
        "tier": tier_word(hit.tier),
        "matched": matched,
    })
}

/// The word for a tier in JSON.
fn tier_word(tier: Tier) -> &'static str {
    match tier {
        Tier::ExactCode => "exact_code",
        Tier::CodePrefix => "code_prefix",
        Tier::ExactName => "exact_name",
        Tier::Words => "words",
        Tier::Fuzzy => "fuzzy",
        Tier::Typo => "typo",
    }
}

/// The word for a field in JSON.
fn field_word(field: Field) -> &'static str {
    match field {
        Field::Code => "code",
        Field::Name => "name",
        Field::Title => "title",
        Field::Keyword => "keyword",
        Field::Cause => "cause",
        Field::Description => "description",
    }
}

/// The codes in columns with what matched; typo hits below their own heading.
fn table(setup: &Setup, hits: &[(&Hit, &Entry)]) -> String {
    let table = Table::new(setup, hits.iter().map(|(_, entry)| *entry));
    let mut text = String::new();
    let mut guessing = false;
    for (hit, entry) in hits {
        if hit.tier == Tier::Typo && !guessing {
            guessing = true;
            text.push_str("Did you mean\n");
        }
        text.push_str(&table.row(entry));
        if let Some((_, matched)) = &hit.matched {
            text.push_str(&table.below(&format!("matched: {}", sanitise_line(matched))));
        }
    }
    text
}
