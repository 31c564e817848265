//! No verb: the console opens.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::Status;
use super::arguments::ConsoleOptions;
use super::error::CliError;
use super::input;
use super::output;
use super::setup::{Overlays, Setup};
use crate::clipboard::{self, Environment};
use crate::tui::keymap::Keymap;
use crate::tui::terminal::Sink;
use crate::tui::theme::{self, Theme};
use crate::tui::{self, Ended, LoadOverlays, ReadClipboard, ReadPipe};

/// Opens the console, with piped input in its paste box or a query in its search line.
pub(super) fn console(
    mut setup: Setup,
    overlays: Overlays,
    options: ConsoleOptions,
) -> Result<Status, CliError> {
    overlays.can_be_read()?;
    let (paste, pipe) = piped()?;
    let keys = keys(&mut setup);
    let theme = theme(&mut setup, options.theme.as_deref())?;
    let start = tui::Options {
        query: Some(options.query.join(" ")).filter(|query| !query.is_empty()),
        paste,
        pick: options.pick,
        accessible: options.accessible || setup.config.accessible.unwrap_or(false),
        theme,
        no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
        language: setup.language.clone(),
        audience: setup.audience,
        values: setup.values.clone(),
        esc_quits: setup.config.esc_quits.unwrap_or(false),
        mouse: options.mouse || setup.config.mouse.unwrap_or(false),
        keys,
        notices: setup.faults.clone(),
    };
    let chain = Box::new(setup.chain().through(Box::new(Sink::default())));
    let environment = Environment::of_process();
    let read: ReadClipboard = Arc::new(move || clipboard::read(&environment));
    let ended = tui::run(start, setup.catalogue, load(overlays), pipe, chain, Some(read));
    finish(&ended.map_err(|error| CliError::Usage(error.to_string()))?, options.pick)
}

/// How long the first frame waits for the end of a pipe: most have ended by then, and the frame shows the reply.
const PROMPT: Duration = Duration::from_millis(150);

/// What standard input holds, or what will wait for its end.
fn piped() -> Result<(Option<Vec<u8>>, Option<ReadPipe>), CliError> {
    let read = || input::standard_input().map(|paste| paste.bytes);
    if io::stdin().is_terminal() {
        return Ok((None, None));
    }
    let (sender, whole) = channel();
    let reader = thread::Builder::new().name("pipe".into());
    if reader.spawn(move || sender.send(read())).is_err() {
        return Ok((Some(read()?), None));
    }
    let gone = || "Standard input could not be read.".to_owned();
    match whole.recv_timeout(PROMPT) {
        Ok(read) => Ok((Some(read?), None)),
        Err(RecvTimeoutError::Disconnected) => Err(CliError::Input("its reader has ended".to_owned())),
        Err(RecvTimeoutError::Timeout) => {
            let wait = move || match whole.recv() {
                Ok(read) => read.map_err(|error| error.to_string()),
                Err(_) => Err(gone()),
            };
            Ok((None, Some(Box::new(wait))))
        }
    }
}

/// Reading and laying the overlays, for a thread of its own.
fn load(overlays: Overlays) -> Option<LoadOverlays> {
    if overlays.is_empty() {
        return None;
    }
    Some(Box::new(move |catalogue| overlays.lay(catalogue).unwrap_or_else(|error| vec![error.to_string()])))
}

/// Says on the plain terminal what the console ended with.
fn finish(ended: &Ended, pick: bool) -> Result<Status, CliError> {
    if let Some(code) = ended.picked {
        output::answer(&format!("{code}\n"))?;
    }
    if let Some(text) = &ended.print {
        output::answer(&format!("{text}\n"))?;
    }
    Ok(if pick && ended.picked.is_none() { Status::Cancelled } else { Status::Found })
}

/// The keys with the user's own; faulty ones are named with their line and left out.
pub(super) fn keys(setup: &mut Setup) -> Keymap {
    let mut own: Vec<(String, Vec<String>)> = setup
        .config
        .keys
        .iter()
        .map(|written| (written.value.action.clone(), written.value.keys.clone()))
        .collect();
    loop {
        match Keymap::new(&own) {
            Ok(keys) => return keys,
            Err(faults) => {
                let before = own.len();
                for fault in &faults {
                    own.retain(|(action, _)| action != fault.name());
                    let written =
                        setup.config.keys.iter().find(|written| written.value.action == fault.name());
                    let said = match written {
                        Some(written) => {
                            written.fault(&setup.config_file, &fault.to_string(), None).to_string()
                        }
                        None => fault.to_string(),
                    };
                    setup.faults.push(said);
                }
                if own.len() == before {
                    return Keymap::default();
                }
            }
        }
    }
}

/// The theme of the command line, else the config file's, with the user's own colours; faulty ones are named and
/// left out.
///
/// # Errors
/// When the command line names a theme that does not exist.
pub(super) fn theme(setup: &mut Setup, asked: Option<&str>) -> Result<Theme, CliError> {
    let named = setup.config.theme.as_ref().map(|written| written.value.clone());
    let name = asked.map(str::to_owned).or(named).unwrap_or_else(|| "default".to_owned());
    if Theme::built_in(&name).is_none() {
        match theme::parse(&name, &[]) {
            Err(faults) if asked.is_some() => {
                let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
                let said = sentences.join("; ");
                return Err(CliError::Usage(format!("{said}. Use default, light, dark or mono.")));
            }
            Err(faults) => {
                for fault in faults {
                    if let Some(written) = &setup.config.theme {
                        setup.faults.push(
                            written
                                .fault(&setup.config_file, &fault.text, fault.nearest.as_deref())
                                .to_string(),
                        );
                    }
                }
            }
            Ok(theme) => return Ok(theme),
        }
    }
    let name = if Theme::built_in(&name).is_some() { name } else { "default".to_owned() };
    let mut own = Vec::new();
    for written in &setup.config.colors {
        let pair = (written.value.part.clone(), written.value.style.clone());
        match theme::parse(&name, std::slice::from_ref(&pair)) {
            Ok(_) => own.push(pair),
            Err(faults) => setup.faults.extend(faults.iter().map(|fault| {
                written.fault(&setup.config_file, &fault.text, fault.nearest.as_deref()).to_string()
            })),
        }
    }
    Ok(theme::parse(&name, &own).unwrap_or_else(|_| Theme::mono()))
}
