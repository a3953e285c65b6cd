//! Where a table comes from and where the answer goes.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Cursor, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::is_same;
use crate::batch::is_json;
use crate::cli::failure::Failure;
use crate::cli::input::{Input, in_words, is_standard, name_of};
use crate::document::decode;

/// A table that can be read more than once.
pub(super) enum Source {
    /// A file, read as a stream each time.
    File(PathBuf),
    /// What came through a pipe, or is small enough not to matter.
    Memory(Vec<u8>),
}

impl Source {
    pub(super) fn of(path: &Path) -> Result<Self, Failure> {
        let failure = |error: &io::Error| Failure::new(name_of(path), in_words(error));
        if !is_standard(path) {
            if path.is_dir() {
                return Err(Failure::new(name_of(path), "this is a folder, expected a table"));
            }
            let file = File::open(path).map_err(|error| failure(&error))?;
            if file.metadata().is_ok_and(|about| about.is_file()) {
                return Ok(Self::File(path.to_owned()));
            }
        }
        let mut bytes = Vec::new();
        let read = if is_standard(path) {
            io::stdin().lock().read_to_end(&mut bytes)
        } else {
            File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
        };
        read.map_err(|error| failure(&error))?;
        Ok(Self::Memory(bytes))
    }

    /// Begins to read it.
    pub(super) fn open(&self) -> Result<Box<dyn Read + Send + '_>, Failure> {
        match self {
            Self::Memory(bytes) => Ok(Box::new(Cursor::new(bytes))),
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(BufReader::new(file))),
                Err(error) => Err(Failure::new(name_of(path), in_words(&error))),
            },
        }
    }

    /// All its bytes.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        match self.open()?.read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(Failure::new(self.name(), in_words(&error))),
        }
    }

    /// Whether campaigns stand in it, and no table: by its name, or by how it begins.
    pub(super) fn is_json(&self) -> Result<bool, Failure> {
        const SAMPLE: u64 = 4096;
        if let Self::File(path) = self
            && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
        {
            return Ok(true);
        }
        let mut sample = Vec::new();
        match self.open()?.take(SAMPLE).read_to_end(&mut sample) {
            Ok(_) => Ok(is_json(&sample)),
            Err(error) => Err(Failure::new(self.name(), in_words(&error))),
        }
    }

    /// The campaigns that were read from `path`.
    pub(super) fn campaigns(&self, path: &Path) -> Result<Input, Failure> {
        let text = decode(&self.bytes()?).map_err(|error| Failure::new(self.name(), error))?;
        Input::of(path, text)
    }

    fn name(&self) -> String {
        match self {
            Self::Memory(_) => name_of(Path::new("-")),
            Self::File(path) => name_of(path),
        }
    }
}

/// Where the answer goes: standard output, or a file that is there wholly or not at all.
pub(super) enum Out {
    Standard(BufWriter<io::Stdout>),
    File { writer: BufWriter<File>, beside: PathBuf, path: PathBuf },
    Done,
}

impl Out {
    pub(super) fn to(path: Option<&Path>, input: &Path) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::Standard(BufWriter::new(io::stdout()))) };
        let unwritten = |why: String| Failure::new(path.display(), why);
        if is_same(path, input) {
            return Err(unwritten("this is the table that is read; name another file to write to".to_owned()));
        }
        let name = path.file_name().ok_or_else(|| unwritten("expected the name of a file to write to".to_owned()))?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let beside = folder.join(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
        let file = File::create_new(&beside).map_err(|error| unwritten(format!("could not be written: {error}")))?;
        Ok(Self::File { writer: BufWriter::new(file), beside, path: path.to_owned() })
    }

    /// Puts the answer in its place.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        let finished = match self {
            Self::Standard(writer) => match writer.flush() {
                Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
                _ => Ok(()),
            },
            Self::File { writer, beside, path } => writer.flush().and_then(|()| fs::rename(beside, path)),
            Self::Done => Ok(()),
        };
        *self = Self::Done;
        finished
    }
}

impl Drop for Out {
    fn drop(&mut self) {
        // Once it is in its place there is nothing left to remove.
        if let Self::File { beside, .. } = self {
            let _ = fs::remove_file(beside);
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(writer) => writer.write(bytes),
            Self::File { writer, .. } => writer.write(bytes),
            Self::Done => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(writer) => writer.flush(),
            Self::File { writer, .. } => writer.flush(),
            Self::Done => Ok(()),
        }
    }
}
