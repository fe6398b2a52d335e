//! Runs the tests of the wasm target: cargo calls it for each test module (see `.cargo/config.toml`), so nobody has to
//! install a runner and its version is always the one of `wasm-bindgen` in the lock file.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
