//! What the end of a line ends.

use super::Walker;
use crate::mask::lex::Tok;
use crate::mask::shape;

impl Walker<'_> {
    pub(super) fn structure_line_end(&mut self) {
        self.flush();
        let blank = self.is_blank_line();
        let line_end = self.bump();
        if let Some(table) = &mut self.table
            && self.frames.is_empty()
        {
            if blank {
                self.table = None;
                return self.prose_from(line_end.end);
            }
            table.first_cell();
            self.owner = table.owner();
            return;
        }
        if !self.frames.is_empty() {
            return;
        }
        // A record of a log begins with its time; a value that was shown has no next line; a paragraph ends all.
        let dated = self.text.get(line_end.end..).is_some_and(|rest| {
            let lead = rest.len() - rest.trim_start_matches(['[', ' ']).len();
            lead <= 8 && shape::timestamp(self.text, line_end.end + lead).is_some()
        });
        if dated || self.shown || blank && !self.is_indented_after_blank() {
            self.prose_from(line_end.end);
        }
    }

    /// The line end ahead is followed by another, with nothing but blanks between.
    pub(super) fn is_blank_line(&mut self) -> bool {
        let next = match self.lexer.peek(1).tok {
            Tok::Space => self.lexer.peek(2).tok,
            tok => tok,
        };
        matches!(next, Tok::Nl | Tok::End)
    }

    /// A hidden value's next paragraph, as YAML writes it.
    fn is_indented_after_blank(&mut self) -> bool {
        let mut i = 0;
        while i < 6 {
            match (self.lexer.peek(i).tok, self.lexer.peek(i + 1).tok) {
                (Tok::Nl, _) | (Tok::Space, Tok::Nl) => i += 1,
                (Tok::Space, Tok::Word | Tok::Punct(_) | Tok::Quote(_)) => return self.owner.class.is_deny(),
                _ => return false,
            }
        }
        false
    }
}
