//! How the index reads its files: all are mapped into memory but those of what is kept of profiles.
//!
//! These are two fifths of an index, and a search reads twenty small pieces of them. Mapped, every page that
//! was ever read would stay with the process until the system needs the room; read as a file, they stay with the system.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, WatchCallback, WatchHandle,
    WritePtr,
};
use tantivy_common::file_slice::WrapFile;

/// What is kept of profiles stands in files with this ending.
const STORE: &str = "store";
/// Longer pieces are mapped while they are looked at: they are asked for when segments are merged.
const LONGEST_READ: usize = 1 << 20;

/// The directory of an index.
#[derive(Debug, Clone)]
pub(super) struct IndexDirectory {
    root: PathBuf,
    mapped: MmapDirectory,
}

impl IndexDirectory {
    pub(super) fn open(root: &Path) -> Result<IndexDirectory, OpenDirectoryError> {
        Ok(IndexDirectory { root: root.to_owned(), mapped: MmapDirectory::open(root)? })
    }
}

impl Directory for IndexDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        if path.extension().is_none_or(|extension| extension != STORE) {
            return self.mapped.get_file_handle(path);
        }
        let read = || -> io::Result<WrapFile> { WrapFile::new(File::open(self.root.join(path))?) };
        match read() {
            Ok(file) => {
                let directory = self.mapped.clone();
                Ok(Arc::new(StoreFile { file, directory, path: path.to_owned() }))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(OpenReadError::FileDoesNotExist(path.to_owned()))
            }
            Err(error) => Err(OpenReadError::wrap_io_error(error, path.to_owned())),
        }
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.mapped.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.mapped.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.mapped.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.mapped.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.mapped.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.mapped.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.mapped.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.mapped.watch(callback)
    }
}

/// A file of what is kept of profiles.
#[derive(Debug)]
struct StoreFile {
    file: WrapFile,
    directory: MmapDirectory,
    path: PathBuf,
}

impl HasLen for StoreFile {
    fn len(&self) -> usize {
        self.file.len()
    }
}

impl FileHandle for StoreFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.is_empty() {
            return Ok(OwnedBytes::empty());
        }
        if range.len() <= LONGEST_READ {
            return self.file.read_bytes(range);
        }
        self.directory.get_file_handle(&self.path).map_err(io::Error::other)?.read_bytes(range)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use tantivy::directory::TerminatingWrite;

    use super::*;

    #[test]
    fn every_piece_of_a_store_reads_as_it_was_written_however_long_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let directory = IndexDirectory::open(folder.path()).unwrap();
        let written: Vec<u8> = (0..3 * LONGEST_READ as u32).map(|at| (at % 251) as u8).collect();
        for name in ["one.store", "one.term"] {
            let mut file = directory.open_write(Path::new(name)).unwrap();
            file.write_all(&written).unwrap();
            file.terminate().unwrap();
            let read = directory.get_file_handle(Path::new(name)).unwrap();
            assert_eq!(read.len(), written.len());
            for range in [0..0, 5..17, 0..LONGEST_READ, 1..LONGEST_READ + 2, 0..written.len()] {
                assert_eq!(read.read_bytes(range.clone()).unwrap().as_slice(), &written[range]);
            }
        }
    }

    #[test]
    fn a_store_that_is_missing_is_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let directory = IndexDirectory::open(folder.path()).unwrap();
        let missing = directory.get_file_handle(Path::new("none.store"));
        assert!(matches!(missing, Err(OpenReadError::FileDoesNotExist(_))));
    }
}
