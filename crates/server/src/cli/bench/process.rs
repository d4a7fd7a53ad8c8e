//! The program as a process of its own: made, started, timed, and asked the system how much memory it has.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use kernel::Result;

use super::broken;
use super::client::Client;

/// A data folder and the program that works on it.
pub(super) struct Machine {
    program: PathBuf,
    pub data: PathBuf,
    pub database: Option<String>,
}

/// The program, serving; ended when dropped.
pub(super) struct Serving {
    child: Child,
    address: String,
    /// From the start of the process to its first answer.
    pub started: Duration,
}

/// Bytes of memory.
#[derive(Clone, Copy, Default)]
pub(super) struct Memory {
    pub now: u64,
    pub highest: u64,
}

/// A command that ended well.
pub(super) struct Ended {
    pub took: Duration,
    pub memory: Memory,
}

impl Machine {
    pub(super) fn with_sample(data: &Path, database: Option<String>) -> Result<Self> {
        let machine = Self { program: std::env::current_exe()?, data: data.to_owned(), database };
        machine.run(&["init", "--sample"])?;
        Ok(machine)
    }

    pub(super) fn program_bytes(&self) -> Result<u64> {
        Ok(fs::metadata(&self.program)?.len())
    }

    /// On SQLite: the file and what has not been put back into it yet.
    pub(super) fn database_bytes(&self) -> Option<u64> {
        let size = |name: &str| fs::metadata(self.data.join(name)).map(|file| file.len());
        size("tansiq.db").ok().map(|bytes| bytes + size("tansiq.db-wal").unwrap_or(0))
    }

    /// Runs a command to its end, watching its memory.
    pub(super) fn run(&self, words: &[&str]) -> Result<Ended> {
        let (ended, _) = self.run_and_read(words)?;
        Ok(ended)
    }

    fn run_and_read(&self, words: &[&str]) -> Result<(Ended, String)> {
        let (ended, out, success) = watched(&mut self.command(words))?;
        if !success {
            return Err(broken(format!("tansiq {} failed", words.join(" "))));
        }
        Ok((ended, out))
    }

    pub(super) fn serve(&self) -> Result<Serving> {
        let started = Instant::now();
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command.env("TANSIQ_LOG", "warn").stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or_else(|| broken("no output"))?;
        let mut out = BufReader::new(out);
        let mut line = String::new();
        out.read_line(&mut line)?;
        let address = line.trim().rsplit_once("http://").map(|(_, address)| address.to_owned());
        let address = address.ok_or_else(|| broken("it does not listen"))?;
        std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        let mut serving = Serving { child, address, started: Duration::ZERO };
        let answer = Client::new(&serving.address, "").plain("/health")?;
        if answer.status != 200 {
            return Err(broken("it is not in health"));
        }
        serving.started = started.elapsed();
        Ok(serving)
    }

    /// A client signed in as the sample's coordinator.
    pub(super) fn client(&self, serving: &Serving) -> Result<Client> {
        let words = ["user", "token", "coordinator@sample.invalid", "--name", "bench"];
        let (_, token) = self.run_and_read(&words)?;
        Ok(Client::new(&serving.address, token.trim()))
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words).arg("--data").arg(&self.data).stdin(Stdio::null()).env_remove("TANSIQ_DATABASE");
        if let Some(url) = &self.database {
            command.env("TANSIQ_DATABASE", url);
        }
        command
    }
}

impl Serving {
    pub(super) fn memory(&self) -> Result<Memory> {
        memory_of(self.child.id()).ok_or_else(|| broken("the system tells no memory; it is no Linux"))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Runs a command to its end, watching its memory: how long it took, what it printed, and whether it went well.
pub(super) fn watched(command: &mut Command) -> Result<(Ended, String, bool)> {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn()?;
    let out = child.stdout.take().ok_or_else(|| broken("no output"))?;
    let reader = std::thread::spawn(move || std::io::read_to_string(out));
    let mut memory = Memory::default();
    let status = loop {
        memory = memory_of(child.id()).unwrap_or(memory);
        match child.try_wait()? {
            Some(status) => break status,
            None => sleep(Duration::from_millis(2)),
        }
    };
    let took = started.elapsed();
    let out = reader.join().map_err(|_| broken("its output"))??;
    Ok((Ended { took, memory }, out, status.success()))
}

fn memory_of(process: u32) -> Option<Memory> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let bytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
    };
    Some(Memory { now: bytes("VmRSS")?, highest: bytes("VmHWM")? })
}
