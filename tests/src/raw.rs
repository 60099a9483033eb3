//! Requests that no well-behaved client sends: written to the socket as they are.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What came back while the request was still being written.
#[derive(Clone, Debug)]
pub struct Raw {
    /// The status.
    pub status: u16,
    /// The beginning of the body.
    pub body: String,
    /// How many bytes of the upload went out before the answer came.
    pub sent: usize,
}

/// Uploads `total` bytes as the only file of a form, and stops as soon as an answer is there.
///
/// # Panics
/// When the connection ends without an answer.
pub fn upload(origin: &str, path: &str, session: &str, total: usize, chunked: bool) -> Raw {
    let host = origin.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.set_nodelay(true).unwrap();
    let head = "--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"logo.png\"\r\n\r\n";
    let length = if chunked {
        "Transfer-Encoding: chunked".to_owned()
    } else {
        format!("Content-Length: {}", total + head.len())
    };
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nCookie: session={session}\r\n\
         Content-Type: multipart/form-data; boundary=x\r\n{length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    write(&mut stream, head.as_bytes(), chunked).unwrap();
    let block = vec![b'a'; 64 * 1024];
    let mut answer = Vec::new();
    let mut sent = 0;
    while sent < total && answer.is_empty() {
        // The other side may have closed already; its answer can be read all the same.
        if write(&mut stream, &block, chunked).is_err() {
            break;
        }
        sent += block.len();
        // As fast as a good line is; over loopback all would be sent before anybody could answer.
        stream.set_read_timeout(Some(Duration::from_millis(1))).unwrap();
        let mut buffer = [0; 4096];
        if let Ok(count) = stream.read(&mut buffer) {
            answer.extend_from_slice(&buffer[..count]);
        }
    }
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    // The connection may stay open behind the answer, or be reset in the middle of it.
    let mut buffer = [0; 4096];
    while !answer.ends_with(b"</html>\n") && !answer.ends_with(b"</html>") {
        match stream.read(&mut buffer) {
            Ok(count) if count > 0 => answer.extend_from_slice(&buffer[..count]),
            _ => break,
        }
    }
    let text = String::from_utf8_lossy(&answer).into_owned();
    let status = text.split(' ').nth(1).and_then(|status| status.parse().ok());
    let body = text.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default();
    Raw {
        status: status.unwrap_or_else(|| panic!("{path}: no answer after {sent} bytes: {text:?}")),
        body,
        sent,
    }
}

fn write(stream: &mut TcpStream, bytes: &[u8], chunked: bool) -> std::io::Result<()> {
    if !chunked {
        return stream.write_all(bytes);
    }
    stream.write_all(format!("{:x}\r\n", bytes.len()).as_bytes())?;
    stream.write_all(bytes)?;
    stream.write_all(b"\r\n")
}
