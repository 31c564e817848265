//! What of an entry an overlay has set, in one line for each overlay.

use crate::catalogue::{Entry, Field, Origin, Text};
use crate::tui::model::Model;
use crate::tui::model::styled::Writer;

impl Model {
    pub(super) fn write_origins(&self, writer: &mut Writer, entry: &Entry) {
        // The code itself is how an overlay says which entry it means.
        let fields = Field::ALL.into_iter().filter(|field| *field != Field::Code);
        let mut set: Vec<(Origin, &str)> = fields.map(|field| (entry.origin(field), words(field))).collect();
        let language = &self.wording.language;
        set.push((self.catalogue.customer_message_origin(entry.code, language), "customer message"));
        set.push((self.catalogue.business_message_origin(entry.code, language), "business message"));
        let mut overlays: Vec<(Text, Vec<&str>)> = Vec::new();
        for (origin, what) in set {
            let Origin::Overlay(name) = origin else { continue };
            match overlays.iter_mut().find(|(other, _)| *other == name) {
                Some((_, all)) => all.push(what),
                None => overlays.push((name, vec![what])),
            }
        }
        for (name, what) in overlays {
            writer.fact("Overlay", &format!("{name} sets {}", what.join(", ")));
        }
    }
}

fn words(field: Field) -> &'static str {
    match field {
        Field::Acts => "who must act",
        Field::AgentRemedies => "the agent's steps",
        Field::DeveloperRemedies => "the developer's steps",
        Field::Related => "related codes",
        Field::Links => "pages",
        other => other.key(),
    }
}
