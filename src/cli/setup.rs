//! What every verb starts from: the catalogue with its overlays, the settings, the styles.

use std::path::PathBuf;

use super::arguments::{CommonOptions, Format, FormatOption};
use super::error::CliError;
use super::output;
use super::style::Styles;
use crate::catalogue::{Catalogue, Overlay};
use crate::clipboard::{Chain, Environment, Settings, Way};
use crate::config::{self, Config, locate};
use crate::fault::{Fault, Severity};
use crate::message::{Audience, Values};

/// The catalogue and the settings of this run.
pub(crate) struct Setup {
    /// Built in, with overlays laid over.
    pub(crate) catalogue: Catalogue,
    /// Text or JSON.
    pub(crate) format: Format,
    /// The painter's styles.
    pub(crate) styles: Styles,
    /// Columns to print in.
    pub(crate) width: usize,
    /// Language of messages.
    pub(crate) language: String,
    /// Who reads messages.
    pub(crate) audience: Audience,
    /// Placeholder values that hold for the whole run.
    pub(crate) values: Values,
    /// What the config file says.
    pub(crate) config: Config,
    /// The config file's name, for faults that only its reader can see.
    pub(crate) config_file: String,
    /// What is wrong with config and overlays, a sentence each.
    pub(crate) faults: Vec<String>,
}

impl Setup {
    /// Loads what the options name. A faulty overlay or config is a remark, never a failure.
    ///
    /// # Errors
    /// When a file named on the command line cannot be read.
    pub(crate) fn load(options: &CommonOptions) -> Result<Self, CliError> {
        let (file, config, mut faults) = configured(options)?;
        let mut catalogue = Catalogue::built_in();
        for named in &config.catalogues {
            let path = locate::beside(&file, &named.value);
            match locate::read(&path, Overlay::LARGEST) {
                Ok(bytes) => lay(&mut catalogue, &named.value, bytes, &mut faults),
                Err(error) => {
                    let text = format!("cannot be read: {}", super::error::words(&error));
                    faults.push(named.fault(&file.to_string_lossy(), &text, None).to_string());
                }
            }
        }
        for path in &options.catalogue {
            let bytes =
                locate::read(path, Overlay::LARGEST).map_err(|error| CliError::reading(path, &error))?;
            lay(&mut catalogue, &path.to_string_lossy(), bytes, &mut faults);
        }
        Ok(Self {
            catalogue,
            format: Format::Human,
            styles: Styles::new(output::colour(options.color)),
            width: output::width(),
            language: config.language.as_ref().map_or_else(|| "en".to_owned(), |lang| lang.value.clone()),
            audience: config.audience.unwrap_or_default(),
            values: Values {
                company: config.company.clone(),
                agent: config.agent.clone(),
                ..Values::default()
            },
            config,
            config_file: file.to_string_lossy().into_owned(),
            faults,
        })
    }

    /// This setup, printing as asked, after saying what is wrong with config and overlays.
    pub(crate) fn print(&mut self, option: &FormatOption) -> &Self {
        self.format = option.format;
        self.faults.iter().for_each(|fault| output::remark(fault));
        self
    }

    /// The chain of ways to copy a text.
    pub(crate) fn chain(&self) -> Chain {
        let way = self.config.clipboard.and_then(|word| word.parse::<Way>().ok()).unwrap_or_default();
        let settings = Settings { way, command: self.config.copy_command.clone() };
        Chain::new(settings, Environment::of_process())
    }

    /// Whether the answer is one JSON object.
    pub(crate) fn json(&self) -> bool {
        self.format == Format::Json
    }
}

/// The config file that the options name, or the usual one when it is there: its path, content and faults.
fn configured(options: &CommonOptions) -> Result<(PathBuf, Config, Vec<String>), CliError> {
    let nothing = || Ok((PathBuf::new(), Config::default(), Vec::new()));
    let path = match (&options.config, options.no_config) {
        (Some(path), _) => path.clone(),
        (None, false) => match locate::locate() {
            Some(path) if path.exists() => path,
            _ => return nothing(),
        },
        (None, true) => return nothing(),
    };
    match locate::read(&path, config::LARGEST) {
        Ok(bytes) => {
            let (config, faults) = Config::parse(&path.to_string_lossy(), bytes);
            Ok((path, config, faults.iter().map(Fault::to_string).collect()))
        }
        Err(error) if options.config.is_some() => Err(CliError::reading(&path, &error)),
        Err(error) => {
            let fault = CliError::reading(&path, &error).to_string();
            Ok((path, Config::default(), vec![fault]))
        }
    }
}

/// Lays an overlay over the catalogue. What is wrong in it is left out and said; warnings are for `check`.
fn lay(catalogue: &mut Catalogue, name: &str, bytes: Vec<u8>, faults: &mut Vec<String>) {
    let (overlay, mut found) = Overlay::read(name, bytes);
    if let Some(overlay) = overlay {
        found.extend(catalogue.lay(overlay));
    }
    let errors = found.iter().filter(|fault| fault.severity == Severity::Error).count();
    if let Some(first) = found.iter().find(|fault| fault.severity == Severity::Error) {
        let others = if errors > 1 {
            format!(" ({} more; `faceki-console check` names them all)", errors - 1)
        } else {
            String::new()
        };
        faults.push(format!("{first}{others}"));
    }
}
