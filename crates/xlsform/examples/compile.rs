//! Compiles one form and checks it, and says where the time goes: `cargo run --release -p xlsform --example compile FORM.xlsx
//! [TIMES]`. Without TIMES it does what the program does, and says nothing: for `perf` and the like.

use std::time::Instant;

use xlsform::{Options, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().ok_or("name a form")?;
    let Some(times) = arguments.get(1) else {
        // As the program does it, so that the allocator keeps what is freed.
        drop(std::hint::black_box(Vec::<u8>::with_capacity(31 << 20)));
        let bytes = std::fs::read(file)?;
        let workbook = read::workbook(&bytes, None).map_err(|problem| problem.line(xlsform::Lang::En))?;
        let compiled = xlsform::checked(&workbook, &Options::default()).map_err(|problems| format!("{problems:?}"))?;
        std::fs::write("/dev/null", compiled.xml)?;
        std::process::exit(0);
    };
    for _ in 0..times.parse()? {
        let start = Instant::now();
        let bytes = std::fs::read(file)?;
        let workbook = read::workbook(&bytes, None).map_err(|problem| problem.line(xlsform::Lang::En))?;
        let read = start.elapsed();
        let plain = xlsform::compile(&workbook, &Options::default());
        let compiled = start.elapsed();
        let checked = xlsform::checked(&workbook, &Options::default());
        let both = start.elapsed();
        let ms = |duration: std::time::Duration| duration.as_secs_f64() * 1000.0;
        println!(
            "read {:.1} ms, compiled {:.1} ms, compiled and checked {:.1} ms, {} and {} bytes",
            ms(read),
            ms(compiled - read),
            ms(both - compiled),
            plain.map_or(0, |form| form.xml.len()),
            checked.map_or(0, |form| form.xml.len()),
        );
    }
    Ok(())
}
