//! Compiles one file, without the program around it: `compile IN.xlsx OUT.xml`. Says how long each step took.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use xlsform::read::{self, Format};
use xlsform::{Options, Problem};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [input, output] = &words[..] else {
        eprintln!("compile IN OUT");
        return ExitCode::FAILURE;
    };
    match run(Path::new(input), Path::new(output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(input: &Path, output: &Path) -> Result<(), Vec<Problem>> {
    let bytes = std::fs::read(input).expect("the file is there");
    let format = input.extension().and_then(|extension| Format::of_extension(&extension.to_string_lossy()));
    let started = Instant::now();
    let workbook = read::workbook(&bytes, format).map_err(|problem| vec![problem])?;
    let read = started.elapsed();
    let stem = input.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let compiled = xlsform::compile(&workbook, &Options { root: None, file_stem: stem })?;
    let both = started.elapsed();
    std::fs::write(output, &compiled.xml).expect("the XForm is written");
    eprintln!("read {read:?}, compiled {:?}", both - read);
    Ok(())
}
