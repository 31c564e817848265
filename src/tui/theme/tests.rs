//! Contrast is computed, not guessed: every style of every theme on the palettes that terminals ship with.

use super::*;

type Rgb = [u8; 3];

/// A terminal's sixteen colours in ANSI order, its ink and its paper on dark and on light.
struct Palette {
    name: &'static str,
    colours: [Rgb; 16],
    dark: (Rgb, Rgb),
    light: (Rgb, Rgb),
}

const fn rgb(hex: u32) -> Rgb {
    [(hex >> 16) as u8, (hex >> 8) as u8, hex as u8]
}

const fn palette(name: &'static str, hex: [u32; 16], dark: (u32, u32), light: (u32, u32)) -> Palette {
    let mut colours = [[0; 3]; 16];
    let mut at = 0;
    while at < 16 {
        colours[at] = rgb(hex[at]);
        at += 1;
    }
    Palette { name, colours, dark: (rgb(dark.0), rgb(dark.1)), light: (rgb(light.0), rgb(light.1)) }
}

const PALETTES: [Palette; 5] = [
    palette(
        "xterm",
        [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
            0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
        (0xff_ffff, 0x00_0000),
        (0x00_0000, 0xff_ffff),
    ),
    palette(
        "VGA console",
        [
            0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa,
            0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
        (0xaa_aaaa, 0x00_0000),
        (0x00_0000, 0xff_ffff),
    ),
    palette(
        "Windows Campbell",
        [
            0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc,
            0x76_7676, 0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
        ],
        (0xcc_cccc, 0x0c_0c0c),
        (0x0c_0c0c, 0xf2_f2f2),
    ),
    palette(
        "GNOME",
        [
            0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc,
            0x5e_5c64, 0xf6_6151, 0x33_d17a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb, 0x33_c7de, 0xff_ffff,
        ],
        (0xd0_cfcc, 0x17_1421),
        (0x17_1421, 0xff_ffff),
    ),
    palette(
        "Solarized",
        [
            0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5,
            0x00_2b36, 0xcb_4b16, 0x58_6e75, 0x65_7b83, 0x83_9496, 0x6c_71c4, 0x93_a1a1, 0xfd_f6e3,
        ],
        (0x83_9496, 0x00_2b36),
        (0x65_7b83, 0xfd_f6e3),
    ),
];

fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// WCAG 2.1's contrast ratio.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let light = |c: Rgb| 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn ansi(colour: Option<Color>, palette: &Palette, own: Rgb) -> Rgb {
    use Color as C;
    let order = [
        C::Black,
        C::Red,
        C::Green,
        C::Yellow,
        C::Blue,
        C::Magenta,
        C::Cyan,
        C::Gray,
        C::DarkGray,
        C::LightRed,
        C::LightGreen,
        C::LightYellow,
        C::LightBlue,
        C::LightMagenta,
        C::LightCyan,
        C::White,
    ];
    match colour {
        None | Some(C::Reset) => own,
        Some(colour) => {
            palette.colours[order.iter().position(|known| *known == colour).expect("an ANSI colour")]
        }
    }
}

/// What is seen: reversed swaps, dim keeps two thirds of the ink.
fn seen(style: Style, palette: &Palette, (ink, paper): (Rgb, Rgb)) -> (Rgb, Rgb) {
    let (mut fg, mut bg) = (ansi(style.fg, palette, ink), ansi(style.bg, palette, paper));
    if style.add_modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut fg, &mut bg);
    }
    if style.add_modifier.contains(Modifier::DIM) {
        let mix = |at: usize| ((u16::from(fg[at]) * 2 + u16::from(bg[at])) / 3) as u8;
        fg = [mix(0), mix(1), mix(2)];
    }
    (fg, bg)
}

fn every_pair(theme: &Theme) -> Vec<(String, Style, bool)> {
    let mut pairs = Vec::new();
    for (role, name) in ROLE_NAMES {
        pairs.push((name.to_owned(), theme.style(role), role.is_mark()));
    }
    // Styles are laid over each other in rows: any role can stand in the selected row, and the paste box lays places
    // over hidden values.
    let over = |under: Role, over: Role| theme.style(under).patch(theme.style(over));
    for (role, name) in ROLE_NAMES {
        pairs.push((format!("selected over {name}"), over(role, Role::Selected), role.is_mark()));
    }
    for (role, name) in [(Role::Text, "text"), (Role::Number, "number"), (Role::Quiet, "quiet")] {
        pairs.push((format!("match over {name}"), over(role, Role::Match), false));
    }
    for (role, name) in [(Role::Place, "place"), (Role::PlaceHere, "place here")] {
        for (under, below) in [(Role::Text, "text"), (Role::Hidden, "hidden")] {
            pairs.push((format!("{name} over {below}"), over(under, role), false));
        }
    }
    let both = theme.style(Role::Text).patch(theme.style(Role::Match)).patch(theme.style(Role::Selected));
    pairs.push(("a match in the selected row".to_owned(), both, false));
    pairs
}

/// On each palette text holds 4.5:1, or as much as the palette's own ink where that is less (Solarized); marks, which
/// never stand without a word, hold 3:1, or 2:1 where the palette gives no more.
#[test]
fn every_style_is_readable_on_its_backgrounds() {
    for (name, dark, light) in
        [("default", true, true), ("mono", true, true), ("dark", true, false), ("light", false, true)]
    {
        let theme = Theme::built_in(name).expect("built in");
        for palette in &PALETTES {
            let grounds = [(palette.dark, dark, "dark"), (palette.light, light, "light")];
            for (ground, _, shade) in grounds.into_iter().filter(|(_, used, _)| *used) {
                let own = contrast(ground.0, ground.1);
                for (what, style, mark) in every_pair(&theme) {
                    let (fg, bg) = seen(style, palette, ground);
                    let quiet = style.add_modifier.contains(Modifier::DIM);
                    let needed = if mark {
                        2.0
                    } else if quiet {
                        4.5_f64.min(own * 0.4)
                    } else {
                        4.5_f64.min(own)
                    };
                    let found = contrast(fg, bg);
                    let place = format!("{name}: {what} on {shade} {}", palette.name);
                    assert!(found + 0.005 >= needed, "{place}: {found:.2} of {needed:.2}");
                }
            }
        }
    }
}

#[test]
fn mono_has_no_colour_and_keeps_selection_and_matches_apart() {
    let mono = Theme::mono();
    for (role, name) in ROLE_NAMES {
        let style = mono.style(role);
        let own = |colour: Option<Color>| matches!(colour, None | Some(Color::Reset));
        assert!(own(style.fg) && own(style.bg), "{name}");
    }
    for role in [Role::Selected, Role::Match, Role::PlaceHere, Role::Place] {
        assert_ne!(mono.style(role), mono.style(Role::Text));
    }
}

/// A colour that shone through would be reversed with the rest and cut the bar into patches.
#[test]
fn the_selected_row_is_one_bar_whatever_stands_in_it() {
    for name in THEMES {
        let theme = Theme::built_in(name).expect("built in");
        for (role, what) in ROLE_NAMES.into_iter().filter(|(role, _)| *role != Role::PlaceHere) {
            let bar = theme.style(role).patch(theme.style(Role::Selected));
            assert_eq!(bar.fg, Some(Color::Reset), "{name}: {what}");
            assert!(bar.add_modifier.contains(Modifier::REVERSED), "{name}: {what}");
        }
    }
}

#[test]
fn roles_stand_in_their_order() {
    for (at, (role, name)) in ROLE_NAMES.iter().enumerate() {
        assert_eq!(*role as usize, at, "{name}");
    }
}

#[test]
fn a_users_own_theme_is_read_and_its_faults_named() {
    let own = |role: &str, words: &str| vec![(role.to_owned(), words.to_owned())];
    let theme = parse("dark", &own("match", "bold black on bright-cyan")).expect("a theme");
    let style = theme.style(Role::Match);
    assert_eq!((style.fg, style.bg), (Some(Color::Black), Some(Color::LightCyan)));
    assert_eq!(theme.next().name, "default");
    for (name, role, words, said) in [
        ("drak", "match", "bold", "no theme is called `drak`; the nearest is `dark`"),
        ("dark", "mach", "bold", "no part of a theme is called `mach`; the nearest is `match`"),
        (
            "dark",
            "match",
            "gren",
            "`gren` is no colour of the terminal and no modifier; the nearest is `green`",
        ),
    ] {
        let faults = parse(name, &own(role, words)).expect_err(said);
        assert_eq!(faults[0].to_string(), said);
    }
}
