use kernel::{Command, Done, Result, Tx};

struct Nothing;

impl Command for Nothing {
    const NAME: &'static str = "nothing";
    type Output = ();

    async fn apply(self, _tx: &mut Tx<'_>) -> Result<Done<()>> {
        Ok(Done { output: () })
    }
}

fn main() {}
