//! Checks XForms named on the command line: `cargo run --release -p xlsform --example check FORM.xml…`.
//! Prints one line a finding and the milliseconds each form took.

use std::time::Instant;

use xlsform::check::check;

fn main() -> std::io::Result<()> {
    for file in std::env::args().skip(1) {
        let xml = std::fs::read_to_string(&file)?;
        let start = Instant::now();
        let findings = check(&xml);
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        println!("{file}\t{ms:.1} ms\t{} findings", findings.len());
        for finding in findings {
            println!(
                "  {:?} {} {} {} `{}` {:?}",
                finding.severity, finding.code, finding.path, finding.attribute, finding.expression, finding.words
            );
        }
    }
    Ok(())
}
