//! What every verb starts from: the catalogue with its overlays, the settings, the styles.

use std::path::PathBuf;

use super::arguments::{CommonOptions, Format, FormatOption};
use super::error::CliError;
use super::output;
use super::style::Styles;
use crate::catalogue::{Catalogue, Code, Overlay};
use crate::clipboard::{Chain, Environment, Settings, Way};
use crate::config::{self, Config, Written, locate};
use crate::fault::{Fault, Severity};
use crate::message::{Audience, Values};
use crate::sanitise::sanitise_line;

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
    /// Loads what the options name. A faulty overlay or config is a remark, never a failure. Where the answer is
    /// about `codes` alone and all of them are built in, nothing else of the catalogue is read.
    ///
    /// # Errors
    /// When a file named on the command line cannot be read.
    pub(crate) fn load(options: &CommonOptions, codes: Option<&[Code]>) -> Result<Self, CliError> {
        let (mut setup, overlays) = Self::settings(options, codes)?;
        setup.faults.extend(overlays.lay(&mut setup.catalogue)?);
        Ok(setup)
    }

    /// As [`Setup::load`], with the overlays still to be laid: the console does that behind its first frame.
    ///
    /// # Errors
    /// When the config file named on the command line cannot be read.
    pub(crate) fn settings(
        options: &CommonOptions,
        codes: Option<&[Code]>,
    ) -> Result<(Self, Overlays), CliError> {
        let (file, config, faults) = configured(options)?;
        let overlays = Overlays {
            configured: config.catalogues.clone(),
            config_file: file.clone(),
            named: options.catalogue.clone(),
        };
        let alone = overlays.configured.is_empty() && overlays.named.is_empty();
        let few = codes.filter(|_| alone).and_then(Catalogue::with_only);
        let setup = Self {
            catalogue: few.unwrap_or_else(Catalogue::built_in),
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
        };
        Ok((setup, overlays))
    }

    /// This setup, printing as asked, after saying what is wrong with config and overlays.
    pub(crate) fn print(&mut self, option: &FormatOption) -> &Self {
        self.format = option.format;
        self.faults.iter().for_each(|fault| output::fault(fault));
        self
    }

    /// The chain of ways to copy a text.
    pub(crate) fn chain(&self) -> Chain {
        Chain::new(self.copying(), Environment::of_process())
    }

    /// How the config file wants texts copied.
    pub(crate) fn copying(&self) -> Settings {
        let way = self.config.clipboard.and_then(|word| word.parse::<Way>().ok()).unwrap_or_default();
        Settings { way, command: self.config.copy_command.clone() }
    }

    /// Whether the answer is one JSON object.
    pub(crate) fn json(&self) -> bool {
        self.format == Format::Json
    }
}

/// Overlays that are still to be read and laid.
pub(crate) struct Overlays {
    configured: Vec<Written<String>>,
    config_file: PathBuf,
    named: Vec<PathBuf>,
}

impl Overlays {
    /// There is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.configured.is_empty() && self.named.is_empty()
    }

    /// Says at once what could only fail later.
    ///
    /// # Errors
    /// When a file named on the command line cannot be opened.
    pub(crate) fn can_be_read(&self) -> Result<(), CliError> {
        for path in &self.named {
            std::fs::File::open(path).map_err(|error| CliError::opening(path, &error))?;
        }
        Ok(())
    }

    /// Lays all of them, the config file's first, and says what is wrong in them.
    ///
    /// # Errors
    /// When a file named on the command line cannot be read; those before it are laid.
    pub(crate) fn lay(self, catalogue: &mut Catalogue) -> Result<Vec<String>, CliError> {
        let mut faults = Vec::new();
        for named in &self.configured {
            let path = locate::beside(&self.config_file, &named.value);
            match locate::read(&path, Overlay::LARGEST) {
                Ok(bytes) => lay(catalogue, &named.value, bytes, &mut faults),
                Err(error) => {
                    let text = format!(
                        "`{}` cannot be read: {}",
                        sanitise_line(&named.value),
                        super::error::words(&error)
                    );
                    faults.push(named.fault(&self.config_file.to_string_lossy(), &text, None).to_string());
                }
            }
        }
        for path in &self.named {
            let bytes =
                locate::read(path, Overlay::LARGEST).map_err(|error| CliError::opening(path, &error))?;
            lay(catalogue, &path.to_string_lossy(), bytes, &mut faults);
        }
        Ok(faults)
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
        Err(error) if options.config.is_some() => Err(CliError::opening(&path, &error)),
        Err(error) => {
            let fault = CliError::opening(&path, &error).to_string();
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
