//! The JSON Schema of catalogue, overlay and message files, printed from [`super::shape`].

use serde_json::{Map, Value, json};

use super::advice::ids;
use super::shape::{FILE, Shape};
use crate::message::{PLACEHOLDERS, built_in};

/// The JSON Schema (draft 2020-12) of a catalogue or overlay file. A messages file has the shape of its
/// `#/$defs/messages`.
pub fn schema() -> String {
    let mut defs = Map::new();
    let Value::Object(file) = describe(&FILE, &mut defs) else { return String::new() };
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), json!("faceki-console catalogue")),
        ("description".to_owned(), json!("Codes and messages, laid field by field over the built-in ones.")),
    ]);
    schema.extend(file);
    defs.sort_keys();
    schema.insert("$defs".to_owned(), Value::Object(defs));
    format!("{:#}", Value::Object(schema))
}

fn describe(shape: &Shape, defs: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Anything => json!({}),
        Shape::Code | Shape::OwnCode | Shape::Order => json!({ "type": "integer" }),
        Shape::Text => json!({ "type": "string" }),
        // A file may define ids of its own, so those that exist are offered and not required.
        Shape::Id(sentence) => {
            let known = built_in("en").map(|messages| ids(messages, *sentence)).unwrap_or_default();
            json!({ "type": "string", "examples": known })
        }
        Shape::Filled => json!({ "type": "string", "pattern": "\\S" }),
        Shape::Language => json!({ "type": "string", "pattern": LANGUAGE }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Wording => {
            let one = json!({ "type": "string", "pattern": wording() });
            json!({ "oneOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
        }
        Shape::OrNull(inner) => json!({ "oneOf": [describe(inner, defs), { "type": "null" }] }),
        Shape::List(item) | Shape::Entries(item) => json!({ "type": "array", "items": describe(item, defs) }),
        Shape::Object(keys) => {
            let mut properties = Map::new();
            for key in *keys {
                let mut value = describe(&key.shape, defs);
                if let Some(value) = value.as_object_mut() {
                    value.insert("description".to_owned(), json!(key.about));
                }
                properties.insert(key.name.to_owned(), value);
            }
            let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
            let mut object =
                json!({ "type": "object", "properties": properties, "additionalProperties": false });
            if let Some(object) = object.as_object_mut().filter(|_| !required.is_empty()) {
                object.insert("required".to_owned(), json!(required));
            }
            object
        }
        Shape::PerCode(inner) => keyed("^(0|-?[1-9][0-9]*)$", describe(inner, defs)),
        Shape::PerLanguage(inner) => keyed(LANGUAGE, describe(inner, defs)),
        Shape::PerName(inner) => json!({ "type": "object", "additionalProperties": describe(inner, defs) }),
        Shape::Named(name, inner) => {
            if !defs.contains_key(*name) {
                let description = describe(inner, defs);
                defs.insert((*name).to_owned(), description);
            }
            json!({ "$ref": format!("#/$defs/{name}") })
        }
    }
}

const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

/// Something visible, and no brace but those of the placeholders.
fn wording() -> String {
    format!("^(?=[\\s\\S]*\\S)([^{{}}]|\\{{({})\\}})*$", PLACEHOLDERS.join("|"))
}

fn keyed(pattern: &str, value: Value) -> Value {
    json!({ "type": "object", "patternProperties": { pattern: value }, "additionalProperties": false })
}
