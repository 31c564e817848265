//! How a cell looks apart from its text, and the shortest sequence from one look to the next.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colours and modifiers. The colour of underlines is the terminal's own: no theme can name one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    ink: Color,
    ground: Color,
    modifier: Modifier,
}

/// Modifiers with the parameters that turn them on and off. Bold and dim share the latter.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Look {
    pub(super) fn of(cell: &Cell) -> Self {
        Self { ink: cell.fg, ground: cell.bg, modifier: cell.modifier }
    }

    /// The sequence that leads here, `from` nothing known or from a look; nothing when it is this one.
    pub(super) fn reach(self, from: Option<Self>, out: &mut Vec<u8>) {
        if from == Some(self) {
            return;
        }
        let start = out.len();
        out.extend_from_slice(b"\x1b[");
        self.afresh(out);
        if let Some(from) = from {
            let afresh = out.len();
            out.extend_from_slice(b"\x1b[");
            self.change(from, out);
            if out.len() - afresh <= afresh - start {
                out.drain(start..afresh);
            } else {
                out.truncate(afresh);
            }
        }
        out.push(b'm');
    }

    /// Everything off, then what this look has. An empty parameter is a zero.
    fn afresh(self, out: &mut Vec<u8>) {
        if self != Self::default() {
            out.extend_from_slice(b"0;");
            self.change(Self::default(), out);
        }
    }

    fn change(self, from: Self, out: &mut Vec<u8>) {
        let mut parameters = Parameters { first: true, out };
        let mut had = from.modifier;
        if had != self.modifier {
            for (modifier, _, off) in MODIFIERS {
                if had.contains(modifier) && !self.modifier.contains(modifier) {
                    parameters.push(off);
                    let alike = MODIFIERS.iter().filter(|(_, _, other)| *other == off);
                    alike.for_each(|(modifier, ..)| had.remove(*modifier));
                }
            }
            for (modifier, on, _) in MODIFIERS {
                if self.modifier.contains(modifier) && !had.contains(modifier) {
                    parameters.push(on);
                }
            }
        }
        if self.ink != from.ink {
            parameters.colour(self.ink, 30);
        }
        if self.ground != from.ground {
            parameters.colour(self.ground, 40);
        }
    }
}

/// The numbers of a sequence.
struct Parameters<'a> {
    first: bool,
    out: &'a mut Vec<u8>,
}

impl Parameters<'_> {
    fn push(&mut self, number: u8) {
        if !std::mem::take(&mut self.first) {
            self.out.push(b';');
        }
        for place in [100, 10] {
            if number >= place {
                self.out.push(b'0' + number / place % 10);
            }
        }
        self.out.push(b'0' + number % 10);
    }

    /// `base` is 30 for ink and 40 for the ground behind it.
    fn colour(&mut self, colour: Color, base: u8) {
        let plain = match colour {
            Color::Reset => 9,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
            Color::Indexed(index) => {
                return [base + 8, 5, index].into_iter().for_each(|number| self.push(number));
            }
            Color::Rgb(red, green, blue) => {
                return [base + 8, 2, red, green, blue].into_iter().for_each(|number| self.push(number));
            }
        };
        self.push(base + plain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(to: Look, from: Option<Look>) -> String {
        let mut out = Vec::new();
        to.reach(from, &mut out);
        String::from_utf8(out).unwrap().replace('\x1b', "E")
    }

    #[test]
    fn the_shortest_way_is_taken() {
        let plain = Look::default();
        let bold = Look { modifier: Modifier::BOLD, ..plain };
        let dim = Look { modifier: Modifier::DIM, ..plain };
        let red = Look { ink: Color::Red, ..bold };
        for (to, from, sent) in [
            (plain, Some(plain), ""),
            (plain, None, "E[m"),
            (plain, Some(red), "E[m"),
            (bold, Some(plain), "E[1m"),
            (bold, Some(red), "E[39m"),
            (dim, Some(bold), "E[0;2m"),
            (red, Some(plain), "E[1;31m"),
            (Look { ink: Color::Indexed(7), ..plain }, None, "E[0;38;5;7m"),
            (Look { ground: Color::Rgb(1, 2, 3), ..plain }, Some(plain), "E[48;2;1;2;3m"),
            (Look { ground: Color::LightBlue, ..plain }, Some(plain), "E[104m"),
        ] {
            assert_eq!(reach(to, from), sent);
        }
    }
}
