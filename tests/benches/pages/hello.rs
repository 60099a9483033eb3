//! The measure: the example that actix-web's own documentation begins with, in a process of its own.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use actix_web::{App, HttpServer, web};

/// The other process; ended when this is dropped.
pub struct Hello(Child);

/// Starts it. The process and its address.
pub fn start() -> (Hello, String) {
    let binary = std::env::current_exe().unwrap();
    let mut process = Command::new(binary).arg("hello").stdout(Stdio::piped()).spawn().unwrap();
    let mut address = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut address).unwrap();
    (Hello(process), format!("http://{}/", address.trim()))
}

/// What the other process does.
pub fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("{}", listener.local_addr().unwrap());
    actix_web::rt::System::new().block_on(async {
        let app = || App::new().route("/", web::get().to(async || "Hello world!"));
        HttpServer::new(app).listen(listener).unwrap().run().await.unwrap();
    });
}

impl Drop for Hello {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
