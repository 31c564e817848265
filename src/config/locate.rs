//! Finding and reading the config file and the overlays that it names. The only part of the configuration that
//! touches the environment and the disk: it belongs to the shell.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

/// The name of our folder where the system keeps configuration.
const FOLDER: &str = "faceki-console";

/// The place of the config file: `$XDG_CONFIG_HOME/faceki-console/config.toml` on Linux, the platform's own place
/// elsewhere. `None` without a home folder. The file need not exist.
pub fn locate() -> Option<PathBuf> {
    let places = choose_native_strategy().ok()?;
    Some(places.config_dir().join(FOLDER).join("config.toml"))
}

/// The file that `path` names beside the config file: `~/` is the home folder, and anything else relative is read
/// from the config file's folder, not from where the program happens to be started.
pub fn beside(config: &Path, path: &str) -> PathBuf {
    let home = path.strip_prefix("~/").and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    let folder = config.parent().unwrap_or(Path::new(""));
    home.unwrap_or_else(|| folder.join(path))
}

/// Reads a file, and of one that is larger than `largest` one byte more than that: enough to be refused as too
/// large, wherever it comes from.
///
/// # Errors
/// The system's, when the file cannot be opened or read.
pub fn read(path: &Path, largest: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(largest).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_path_is_read_from_beside_the_config_file() {
        let config = Path::new("/etc/faceki/config.toml");
        assert_eq!(beside(config, "bank.json"), Path::new("/etc/faceki/bank.json"));
        assert_eq!(beside(config, "/srv/bank.json"), Path::new("/srv/bank.json"));
        assert!(!beside(config, "~/bank.json").starts_with("/etc"));
    }

    #[test]
    fn a_large_file_is_read_one_byte_too_far_at_most() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, [b'x'; 100]).unwrap();
        assert_eq!(read(&path, 10).unwrap().len(), 11);
        assert_eq!(read(&path, 100).unwrap().len(), 100);
        assert!(read(folder.path(), 10).is_err(), "a folder is no file");
    }
}
