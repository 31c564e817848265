//! The config file, its keys and theme, the overlays.

use super::Check;
use crate::catalogue::{Catalogue, Entry};
use crate::cli::open;
use crate::cli::setup::Setup;
use crate::config::locate;
use crate::sanitise::sanitise_line;

/// Looks at what was loaded, and lets the console's own parts judge keys and theme.
pub(super) fn checks(setup: &mut Setup) -> Vec<Check> {
    let _ = open::keys(setup);
    // Without a theme on the command line nothing is refused; faults are among the others.
    let _ = open::theme(setup, None);
    let mut checks = vec![config(setup)];
    checks.extend(setup.faults.iter().map(|fault| {
        Check::change("fault", sanitise_line(fault), "Correct it; until then that part is left out.")
    }));
    checks.push(catalogue(&setup.catalogue));
    checks
}

fn config(setup: &Setup) -> Check {
    if !setup.config_file.is_empty() {
        return Check::ok("config", sanitise_line(&setup.config_file));
    }
    match locate::locate() {
        Some(path) => Check::ok(
            "config",
            format!(
                "None, which is fine. `faceki-console config --example` prints one; it belongs to {}",
                sanitise_line(&path.to_string_lossy())
            ),
        ),
        None => Check::note(
            "config",
            "There is no home folder to look for one in.",
            Some("Name it with --config."),
        ),
    }
}

fn catalogue(catalogue: &Catalogue) -> Check {
    let built_in = Catalogue::built_in();
    let (codes, legacy) = (catalogue.entries().len(), catalogue.legacy().len());
    let known = |entry: &&Entry| built_in.get(entry.code).is_some_and(|other| other == *entry);
    let all = catalogue.entries().iter().chain(catalogue.legacy());
    let own = codes + legacy - all.filter(known).count();
    let own = match own {
        0 => "none changed or added by a catalogue of your own".to_owned(),
        own => format!("{own} changed or added by catalogues of your own"),
    };
    Check::ok("catalogue", format!("{codes} codes and {legacy} of older versions; {own}."))
}
