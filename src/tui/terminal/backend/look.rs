//! How a cell looks apart from its text, and the shortest sequence from one look to the next.

use std::io::Write as _;

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
        let afresh = self.afresh();
        let change = from.map(|from| self.change(from));
        let parameters = match change {
            Some(change) if change.is_empty() => return,
            Some(change) if change.len() <= afresh.len() => change,
            _ => afresh,
        };
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(&parameters);
        out.push(b'm');
    }

    /// Everything off, then what this look has. An empty parameter is a zero.
    fn afresh(self) -> Vec<u8> {
        let mut parameters = self.change(Self::default());
        if !parameters.is_empty() {
            parameters.splice(0..0, *b"0;");
        }
        parameters
    }

    fn change(self, from: Self) -> Vec<u8> {
        let mut parameters = Vec::new();
        let mut had = from.modifier;
        for (modifier, _, off) in MODIFIERS {
            if had.contains(modifier) && !self.modifier.contains(modifier) {
                push(&mut parameters, format_args!("{off}"));
                let alike = MODIFIERS.iter().filter(|(_, _, other)| *other == off);
                alike.for_each(|(modifier, ..)| had.remove(*modifier));
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if self.modifier.contains(modifier) && !had.contains(modifier) {
                push(&mut parameters, format_args!("{on}"));
            }
        }
        if self.ink != from.ink {
            colour(&mut parameters, self.ink, 30);
        }
        if self.ground != from.ground {
            colour(&mut parameters, self.ground, 40);
        }
        parameters
    }
}

fn push(parameters: &mut Vec<u8>, parameter: std::fmt::Arguments<'_>) {
    if !parameters.is_empty() {
        parameters.push(b';');
    }
    // Writing into memory cannot fail.
    let _ = parameters.write_fmt(parameter);
}

/// `base` is 30 for ink and 40 for the ground behind it.
fn colour(parameters: &mut Vec<u8>, colour: Color, base: u8) {
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
        Color::Indexed(index) => return push(parameters, format_args!("{};5;{index}", base + 8)),
        Color::Rgb(red, green, blue) => {
            return push(parameters, format_args!("{};2;{red};{green};{blue}", base + 8));
        }
    };
    push(parameters, format_args!("{}", base + plain));
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
