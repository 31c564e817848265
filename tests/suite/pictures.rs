//! README's pictures are real runs: each is drawn from the screen of the real binary in a pseudo-terminal and compared
//! with the file under `assets/`. `UPDATE_PICTURES=1 cargo test pictures` draws them anew.

use std::fmt::Write as _;
use std::path::Path;

use rustix::process::Signal;

use crate::console::{Console, start};

/// The colours of a terminal, as its sixteen ANSI colours and its own foreground and background.
struct Palette {
    foreground: &'static str,
    background: &'static str,
    ansi: [&'static str; 16],
}

const DARK: Palette = Palette {
    foreground: "#d8dee9",
    background: "#16181d",
    ansi: [
        "#3b4048", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#c8ccd4", "#7f8694",
        "#f0828c", "#aad48c", "#f0d08c", "#7cc0ff", "#d790ee", "#6cd0dc", "#ffffff",
    ],
};

const LIGHT: Palette = Palette {
    foreground: "#2e3440",
    background: "#fbfbf8",
    ansi: [
        "#2e3440", "#b3262f", "#2f6f1e", "#8a5a00", "#1d5fa8", "#85318f", "#0f6a75", "#6b7280", "#5b6270",
        "#c7313b", "#387f24", "#9a6600", "#2a6fc0", "#9a3ca6", "#147a86", "#111318",
    ],
};

const CELL_WIDTH: u32 = 9;
const CELL_HEIGHT: u32 = 19;
const MARGIN: u32 = 14;

/// A screen as an SVG picture: one `text` element per run of cells that look the same.
fn svg(screen: &vt100::Screen, palette: &Palette) -> String {
    let (rows, columns) = screen.size();
    let width = u32::from(columns) * CELL_WIDTH + 2 * MARGIN;
    let height = u32::from(rows) * CELL_HEIGHT + 2 * MARGIN;
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n",
        palette.background
    );
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let look = look(screen, row, column, palette);
            let start = column;
            let mut text = String::new();
            while column < columns && self::look(screen, row, column, palette) == look {
                let cell = screen.cell(row, column).unwrap();
                if !cell.is_wide_continuation() {
                    text.push_str(if cell.has_contents() { cell.contents() } else { " " });
                }
                column += 1;
            }
            draw_run(&mut picture, row, start, column, &text, &look, palette);
        }
    }
    picture.push_str("</svg>\n");
    picture
}

/// How a run of cells looks.
#[derive(PartialEq)]
struct Look {
    foreground: String,
    background: String,
    bold: bool,
    underline: bool,
}

fn look(screen: &vt100::Screen, row: u16, column: u16, palette: &Palette) -> Look {
    let cell = screen.cell(row, column).unwrap();
    let mut foreground = colour(cell.fgcolor(), palette.foreground, palette);
    let mut background = colour(cell.bgcolor(), palette.background, palette);
    if cell.inverse() {
        std::mem::swap(&mut foreground, &mut background);
    }
    Look { foreground, background, bold: cell.bold(), underline: cell.underline() }
}

fn colour(colour: vt100::Color, default: &str, palette: &Palette) -> String {
    match colour {
        vt100::Color::Default => default.to_owned(),
        vt100::Color::Idx(index) => {
            palette.ansi.get(usize::from(index)).map_or_else(|| default.to_owned(), |ansi| (*ansi).to_owned())
        }
        vt100::Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
    }
}

fn draw_run(
    picture: &mut String,
    row: u16,
    start: u16,
    end: u16,
    text: &str,
    look: &Look,
    palette: &Palette,
) {
    let x = MARGIN + u32::from(start) * CELL_WIDTH;
    let y = MARGIN + u32::from(row) * CELL_HEIGHT;
    let width = u32::from(end - start) * CELL_WIDTH;
    if look.background != palette.background {
        writeln!(
            picture,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{CELL_HEIGHT}\" fill=\"{}\"/>",
            look.background
        )
        .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let bold = if look.bold { " font-weight=\"bold\"" } else { "" };
    let underline = if look.underline { " text-decoration=\"underline\"" } else { "" };
    let escaped = text.trim_end().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let columns = u32::try_from(unicode_width::UnicodeWidthStr::width(text.trim_end())).unwrap();
    writeln!(
        picture,
        "<text x=\"{x}\" y=\"{}\" fill=\"{}\" textLength=\"{}\" xml:space=\"preserve\"{bold}{underline}>{escaped}</text>",
        y + CELL_HEIGHT - 5,
        look.foreground,
        columns * CELL_WIDTH,
    )
    .unwrap();
}

/// Runs the console, plays a scene and waits until it shows the kept picture, or keeps what it shows when asked to.
fn shot(
    name: &str,
    (columns, rows): (u16, u16),
    theme: &str,
    palette: &Palette,
    play: impl FnOnce(&mut Console),
) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name);
    let command = [env!("CARGO_BIN_EXE_faceki-console"), "--no-config", "--theme", theme];
    let mut console = start(&command).size(columns, rows).run();
    console.wait_for_text("24 codes");
    play(&mut console);
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        console.let_run(std::time::Duration::from_secs(1));
        std::fs::write(&path, svg(console.screen(), palette)).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let draw_anew = format!("assets/{name}; `UPDATE_PICTURES=1 cargo test pictures` draws it anew, and it");
    console.wait(&draw_anew, |console| svg(console.screen(), palette) == kept);
    // A key right after a paste would count as part of it.
    console.signal(Signal::TERM);
    console.wait_for_end();
}

/// A declined record with two reasons, values invented.
const RECORD: &str = r#"HTTP/1.1 200 OK
content-type: application/json

{"status": true, "code": 200, "message": "OK", "appVersion": "v3.0.0", "result": [{
  "requestId": "00000000-0000-4000-8000-000000000001",
  "document_data": [{"full_name": "TEST PERSON", "document_number": "X0000000",
    "date_of_birth": "1990-01-01", "expiry": "2024-01-31"}],
  "verification_summary": {"face_verified": true, "document_verified": false},
  "decision": "DECLINED", "errorCodes": [5010, 8009]}]}"#;

fn pasted(console: &mut Console) {
    console.paste(RECORD);
    console.wait_for_text("Esc back");
}

#[test]
fn the_decoded_paste_on_a_dark_terminal() {
    shot("console-dark.svg", (120, 35), "default", &DARK, pasted);
}

#[test]
fn the_decoded_paste_on_a_light_terminal() {
    shot("console-light.svg", (120, 35), "light", &LIGHT, pasted);
}

#[test]
fn a_search_on_a_narrow_terminal() {
    shot("console-narrow.svg", (80, 24), "default", &DARK, |console| {
        console.send("too dark");
        console.wait_for_text("POOR_LIGHT");
    });
}
