//! One client on one kept connection: asks, waits for the whole answer, counts its bytes. Speaks as much HTTP/1.1 as the
//! program answers with.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use kernel::Result;

use super::broken;

pub(super) struct Client {
    address: String,
    token: String,
    connection: Option<BufReader<TcpStream>>,
}

pub(super) struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Client {
    /// Signed in by an API token, which the pages take too.
    pub(super) fn new(address: &str, token: &str) -> Self {
        Self { address: address.to_owned(), token: token.to_owned(), connection: None }
    }

    /// As a browser asks: packed.
    pub(super) fn packed(&mut self, path: &str) -> Result<Answer> {
        self.ask(path, "Accept-Encoding: gzip, deflate, br\r\n")
    }

    pub(super) fn plain(&mut self, path: &str) -> Result<Answer> {
        self.ask(path, "")
    }

    fn ask(&mut self, path: &str, more: &str) -> Result<Answer> {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\nAuthorization: Bearer {}\r\n{more}\r\n",
            self.address, self.token
        );
        if self.connection.is_none() {
            let stream = TcpStream::connect(&self.address)?;
            stream.set_nodelay(true)?;
            self.connection = Some(BufReader::new(stream));
        }
        let Some(connection) = self.connection.as_mut() else { return Err(broken("no connection")) };
        connection.get_mut().write_all(request.as_bytes())?;
        read(connection)
    }
}

fn read(from: &mut BufReader<TcpStream>) -> Result<Answer> {
    let head = line(from)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| broken(&head))?;
    let (mut length, mut chunked) = (0, false);
    loop {
        let header = line(from)?.to_ascii_lowercase();
        match header.split_once(": ") {
            Some(("content-length", value)) => length = value.parse().map_err(broken)?,
            Some(("transfer-encoding", _)) => chunked = true,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let size = usize::from_str_radix(&line(from)?, 16).map_err(broken)?;
            take(from, size, &mut body)?;
            line(from)?;
            if size == 0 {
                break;
            }
        }
    } else {
        take(from, length, &mut body)?;
    }
    Ok(Answer { status, body })
}

fn take(from: &mut BufReader<TcpStream>, count: usize, to: &mut Vec<u8>) -> Result<()> {
    from.take(count as u64).read_to_end(to)?;
    Ok(())
}

fn line(from: &mut BufReader<TcpStream>) -> Result<String> {
    let mut line = String::new();
    from.read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}
