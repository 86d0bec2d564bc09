//! One file in the place of another in one step, with what was there kept under a name of its own.

use std::io;

use camino::Utf8Path;
use tempfile::TempPath;

use super::temporary::builder;

/// Why two files could not change places, with the one that was to go to the path.
pub type Failure = (io::Error, TempPath);

/// Puts a file at a path where another one stands, and returns that one under a name beside it: whoever saved it between the
/// last look and this moment is in there. `None` where the system can neither exchange two names nor give a file a second one.
///
/// # Errors
/// Where nothing stands at the path any more, or the system does not let us.
pub fn exchange(file: TempPath, path: &Utf8Path) -> Result<Option<TempPath>, Failure> {
    match exchange_names(&file, path) {
        Ok(true) => Ok(Some(file)),
        Ok(false) => replace(file, path),
        Err(error) => Err((error, file)),
    }
}

/// Gives two files each other's name in one step; `false` where this system, or this disk, knows no such step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange_names(file: &TempPath, path: &Utf8Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, &**file, CWD, path.as_std_path(), RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange_names(_: &TempPath, _: &Utf8Path) -> io::Result<bool> {
    Ok(false)
}

/// Does the same in two steps: the file that stands at the path gets a second name, then loses its first.
fn replace(file: TempPath, path: &Utf8Path) -> Result<Option<TempPath>, Failure> {
    let folder = path.parent().expect("a file stands in a folder");
    let second_name = builder().make_in(folder, |name| std::fs::hard_link(path, name));
    let old = match second_name {
        Ok(old) => Some(old.into_temp_path()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err((error, file)),
        Err(_) => None,
    };
    match file.persist(path) {
        Ok(()) => Ok(old),
        Err(failure) => Err((failure.error, failure.path)),
    }
}

/// Moves a file away to a name beside it.
pub fn take_away(path: &Utf8Path) -> io::Result<TempPath> {
    let folder = path.parent().expect("a file stands in a folder");
    Ok(builder().make_in(folder, |name| std::fs::rename(path, name))?.into_temp_path())
}

#[cfg(test)]
mod tests {
    use camino::Utf8PathBuf;

    use super::*;

    fn folder() -> (tempfile::TempDir, Utf8PathBuf) {
        let folder = tempfile::tempdir().expect("the system has room for a folder");
        let path = Utf8PathBuf::from_path_buf(folder.path().join("a.md")).expect("it is UTF-8");
        (folder, path)
    }

    fn beside(path: &Utf8Path, text: &str) -> TempPath {
        let file =
            builder().tempfile_in(path.parent().unwrap()).expect("a file can be made").into_temp_path();
        std::fs::write(&file, text).expect("a file can be written");
        file
    }

    #[test]
    fn what_was_there_stays_until_it_is_dropped() {
        for exchange in [exchange, replace] {
            let (folder, path) = folder();
            std::fs::write(&path, "old").unwrap();
            let old =
                exchange(beside(&path, "new"), &path).expect("both are there").expect("this system can");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
            assert_eq!(std::fs::read_to_string(&old).unwrap(), "old");
            drop(old);
            assert_eq!(folder.path().read_dir().unwrap().count(), 1);
        }
    }

    #[test]
    fn where_nothing_stands_nothing_is_lost() {
        for exchange in [exchange, replace] {
            let (_folder, path) = folder();
            let (error, file) = exchange(beside(&path, "new"), &path).expect_err("nothing stands there");
            assert_eq!(error.kind(), io::ErrorKind::NotFound);
            assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
        }
    }
}
