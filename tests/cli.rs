//! The program from the outside: every command, what it writes, and how it ends.
//!
//! `tests/cmd` holds commands with their whole output; `TRYCMD=overwrite cargo test --test cli`
//! writes the output anew, to be read before it is kept. What cannot stand in such a file is here:
//! files made by a test, pipes, colours, today's date, and shipped records, of which only facts
//! that will not change are asked.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A run that nothing in the tester's environment can change.
fn palermo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palermo"));
    command.args(arguments);
    for variable in
        ["CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "NO_COLOR", "PALERMO_DATA", "PALERMO_TEXTS"]
    {
        command.env_remove(variable);
    }
    command
}

/// What a run wrote and how it ended.
fn run(arguments: &[&str]) -> Output {
    palermo(arguments).output().expect("the program starts")
}

/// Standard output of a run that must end with status 0.
fn done(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", told(&output));
    text(output.stdout)
}

/// What a run told on standard error.
fn told(output: &Output) -> String {
    text(output.stderr.clone())
}

/// Output as text.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("output is UTF-8")
}

/// A fresh folder for the files of a test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the test's own folder");
    }
    fs::create_dir_all(&folder).expect("the test's own folder");
    folder
}

/// A path as an argument.
fn argument(path: &Path) -> &str {
    path.to_str().expect("paths of tests are UTF-8")
}

/// A folder of records with the example's State, and a folder to write more files of it into.
fn own_state(name: &str) -> (PathBuf, PathBuf) {
    let folder = scratch(name);
    let state = folder.join("jurisdictions/xr");
    fs::create_dir_all(&state).expect("the State's folder");
    for file in fs::read_dir("examples/own-state/jurisdictions/xr").expect("the example") {
        let file = file.expect("a file of the example");
        fs::copy(file.path(), state.join(file.file_name())).expect("a copy");
    }
    (folder, state)
}

/// The commands of `tests/cmd`.
#[test]
fn commands_write_what_they_are_known_to_write() {
    trycmd::TestCases::new()
        .env("CLICOLOR", "0")
        .env("CLICOLOR_FORCE", "0")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env("PALERMO_DATA", "")
        .case("tests/cmd/*.trycmd");
}

/// `examples/library.rs` is what a programmer copies. `cargo test` has built it by now.
#[test]
fn the_example_of_the_library_runs() {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--locked", "--example", "library"])
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", told(&output));
    let lines = text(output.stdout);
    let vulnerability = "narrower: TiP 3(a) Means: abuse of a position of vulnerability (";
    assert!(lines.lines().any(|line| line.starts_with(vulnerability)), "{lines}");
    assert!(!lines.contains("covered:"), "{lines}");
}

#[test]
fn singapore_names_abuse_of_vulnerability_more_narrowly_than_the_protocol() {
    let rows = done(&["gap", "SG", "--as-of", "2026-01-01", "--format", "csv"]);
    let row = rows
        .lines()
        .find(|row| row.contains(",tip.3a.means.abuse-of-vulnerability,"))
        .expect("a row for the element");
    assert!(row.starts_with("SG,2026-01-01,") && row.contains(",narrower,"), "{row}");
}

#[test]
fn a_state_is_found_by_any_of_its_names() {
    let element = ["tip.3a.means.fraud", "--as-of", "2026-01-01"];
    let by_name = |name| done(&[&["explain", name], &element[..]].concat());
    let by_code = by_name("SG");
    for name in ["sg", "SGP", "Singapore", "singapore"] {
        assert_eq!(by_name(name), by_code, "{name}");
    }
}

/// The Act of 2014 commenced on 1 March 2015.
#[test]
fn the_law_is_that_of_the_day() {
    let offence = |day| {
        let rows = done(&["gap", "SG", "--as-of", day, "--format", "csv"]);
        let row = rows.lines().find(|row| row.contains(",tip.5.1.offence,")).map(str::to_owned);
        row.expect("a row for the element")
    };
    let (before, after) = (offence("2015-02-28"), offence("2015-03-01"));
    assert!(!before.contains("phta-2014"), "{before}");
    assert!(after.contains(",covered,") && after.contains("phta-2014"), "{after}");
}

#[test]
fn the_same_command_writes_the_same_bytes() {
    for format in ["text", "json", "csv", "markdown"] {
        let command =
            ["gap", "SG", "MY", "--instrument", "all", "--as-of", "2026-01-01", "-f", format];
        assert_eq!(run(&command).stdout, run(&command).stdout, "{format}");
    }
}

#[test]
fn every_format_goes_to_a_file_by_its_ending_and_none_is_overwritten_unasked() {
    let folder = scratch("overwrite");
    for (ending, format) in [("txt", "text"), ("json", "json"), ("csv", "csv"), ("md", "markdown")]
    {
        let file = folder.join(format!("gaps.{ending}"));
        let command = ["gap", "SG", "--as-of", "2026-01-01"];
        let to_file = [&command[..], &["-o", argument(&file)]].concat();
        assert_eq!(done(&to_file), "");
        let written = fs::read_to_string(&file).expect("the file was written");
        assert_eq!(written, done(&[&command[..], &["--format", format]].concat()));

        fs::write(&file, "mine").expect("the test's own file");
        let refused = run(&to_file);
        assert_eq!(refused.status.code(), Some(2));
        assert!(told(&refused).contains("exists; give --force to overwrite it"));
        assert_eq!(fs::read_to_string(&file).expect("still there"), "mine");

        done(&[&to_file[..], &["--force"]].concat());
        assert_eq!(fs::read_to_string(&file).expect("still there"), written);
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 4, "no temporary file is left");
}

#[test]
fn a_report_says_less_or_more() {
    let lines = |option: &[&str]| {
        let gap = ["--data", "examples/own-state", "gap", "XR", "--as-of", "2026-01-01"];
        done(&[&gap[..], option].concat()).lines().count()
    };
    assert!(lines(&["-q"]) < lines(&[]) && lines(&[]) < lines(&["-v"]));
}

#[test]
fn a_byte_order_mark_comes_only_when_asked_for() {
    let command = ["list", "regions", "--format", "csv"];
    assert!(run(&command).stdout.starts_with(b"id,"));
    assert!(run(&[&command[..], &["--bom"]].concat()).stdout.starts_with(b"\xEF\xBB\xBFid,"));
}

/// As in `palermo list vocabulary | head -1`.
#[test]
fn a_closed_pipe_is_no_error() {
    for command in [&["list", "vocabulary", "--format", "json"][..], &["schema", "act"]] {
        let mut child = palermo(command)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("a pipe");
        BufReader::with_capacity(16, stdout).read_line(&mut line).expect("a line");
        assert!(!line.is_empty());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(told(&output), "");
    }
}

#[test]
fn colours_are_a_matter_of_option_then_environment() {
    let gap = ["gap", "SG", "--as-of", "2026-01-01", "-q"];
    let colored = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = palermo(arguments);
        let output = command.envs(variables.iter().copied()).output().expect("it starts");
        text(output.stdout).contains('\u{1b}')
    };
    let with = |when| [&gap[..], &["--color", when]].concat();
    assert!(!colored(&gap, &[]), "a pipe is not a terminal");
    assert!(colored(&gap, &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&gap, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&with("always"), &[]));
    assert!(colored(&with("always"), &[("NO_COLOR", "1")]), "who says always means it");
    assert!(!colored(&with("never"), &[("CLICOLOR_FORCE", "1")]));
    let lint = ["lint", "examples/own-state", "--color", "always"];
    assert!(colored(&lint, &[]) && !colored(&lint[..2], &[]));
    // Data has no colours.
    for format in ["json", "csv", "markdown"] {
        assert!(!colored(&[&with("always")[..], &["--format", format]].concat(), &[]), "{format}");
    }
}

#[test]
fn text_keeps_to_the_columns_there_are() {
    let gap = ["--data", "examples/own-state", "gap", "XR", "--as-of", "2026-01-01"];
    let widest = |arguments: &[&str], columns: &str| {
        let output = palermo(arguments).env("COLUMNS", columns).output().expect("it starts");
        let lines = text(output.stdout);
        lines.lines().map(|line| line.chars().count()).max().expect("there are lines")
    };
    for arguments in [&gap[..], &["list", "instruments"], &["show", "tip"], &["gap", "--help"]] {
        assert!(widest(arguments, "80") <= 80, "{arguments:?}");
    }
    assert!((101..=200).contains(&widest(&gap, "200")), "a wide terminal is used");
    assert_eq!(widest(&gap, "nonsense"), widest(&gap, "100"), "100 unless told otherwise");
}

#[test]
fn own_records_can_be_named_by_the_environment() {
    let gap = ["gap", "XR", "--as-of", "2026-01-01"];
    let by_option = done(&[&["--data", "examples/own-state"], &gap[..]].concat());
    let by_variable =
        palermo(&gap).env("PALERMO_DATA", "examples/own-state").output().expect("it starts");
    assert_eq!(text(by_variable.stdout), by_option);
    let empty = palermo(&["list", "regions"]).env("PALERMO_DATA", "").output().expect("it starts");
    assert!(empty.status.success(), "an empty variable does not count");
    let wrong = palermo(&gap).env("PALERMO_DATA", "nowhere").output().expect("it starts");
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_file_that_is_not_utf_8_is_named_as_such() {
    let (folder, state) = own_state("not-utf-8");
    fs::write(state.join("decree.toml"), b"title = \"D\xE9cret\"\n").expect("a file");
    let output = run(&["lint", argument(&folder)]);
    assert_eq!(output.status.code(), Some(1));
    let found = text(output.stdout);
    assert!(found.contains("decree.toml:1") && found.contains("UTF-8"), "{found}");
    let gap = run(&["--data", argument(&folder), "gap", "XR", "--as-of", "2026-01-01"]);
    assert_eq!(gap.status.code(), Some(2));
    assert!(gap.stdout.is_empty() && told(&gap).contains("UTF-8"));
}

/// Its length is known before it is read: it takes neither memory nor time.
#[test]
fn a_file_of_50_megabytes_is_refused() {
    let (folder, state) = own_state("too-long");
    let file = fs::File::create(state.join("code.toml")).expect("a file");
    file.set_len(50_000_000).expect("a long file");
    let output = run(&["lint", argument(&folder)]);
    assert_eq!(output.status.code(), Some(1));
    let found = text(output.stdout);
    assert!(found.contains("code.toml") && found.contains("PL0002"), "{found}");
    let gap = run(&["--data", argument(&folder), "gap", "XR", "--as-of", "2026-01-01"]);
    assert_eq!(gap.status.code(), Some(2));
    fs::remove_dir_all(folder).expect("the test's own folder");
}

/// From nothing to a first report, as the README of the example and the guide say.
#[test]
fn a_state_begun_by_init_passes_lint_and_has_a_report() {
    let folder = scratch("init");
    let output = argument(&folder);
    let begun = run(&["init", "XQ", "-o", output]);
    assert_eq!(begun.status.code(), Some(0), "{}", told(&begun));
    let state = folder.join("jurisdictions/xq");
    for file in ["jurisdiction.toml", "act.toml"] {
        assert!(state.join(file).is_file(), "{file}");
        assert!(told(&begun).contains(file), "{}", told(&begun));
    }
    let own = ["--data", output];
    assert_eq!(run(&["lint", output]).status.code(), Some(0));
    let report = done(&[&own[..], &["gap", "XQ", "--as-of", "2026-01-01"]].concat());
    assert!(report.starts_with("Gap report: XQ (XQ), law as at 2026-01-01"), "{report}");

    // Nothing is a gap where nothing was recorded.
    let grave = ["gap", "XQ", "--as-of", "2026-01-01", "--fail-on", "S4"];
    done(&[&own[..], &grave].concat());

    fs::write(state.join("act.toml"), "# mine\n").expect("the test's own file");
    let again = run(&["init", "XQ", "-o", output]);
    assert_eq!(again.status.code(), Some(2));
    assert!(told(&again).contains("exists; give --force to overwrite it"), "{}", told(&again));
    assert_eq!(fs::read_to_string(state.join("act.toml")).expect("still there"), "# mine\n");
    let forced = run(&["init", "XQ", "-o", output, "--force", "-q"]);
    assert_eq!((forced.status.code(), told(&forced)), (Some(0), String::new()));
    assert_ne!(fs::read_to_string(state.join("act.toml")).expect("still there"), "# mine\n");
}

/// What a new record suggests is understood: with every mark taken away, only the source that was
/// not read yet, and facts that cannot be so, are left to say.
#[test]
fn the_words_of_a_new_record_are_in_the_vocabulary() {
    let folder = scratch("init-filled");
    done(&["init", "XQ", "-o", argument(&folder), "-q"]);
    let act = folder.join("jurisdictions/xq/act.toml");
    let filled = fs::read_to_string(&act).expect("written by init").replace("#| ", "");
    fs::write(&act, filled).expect("the test's own file");
    let output = run(&["lint", argument(&folder)]);
    let found = text(output.stdout);
    assert_eq!(output.status.code(), Some(0), "{found}");
    assert!(!found.contains("vocabulary maps"), "{found}");
}

#[test]
fn schemas_and_pages_are_written_into_folders() {
    for (command, file) in [("schema", "act.schema.json"), ("man", "palermo-gap.1")] {
        let folder = scratch(command);
        let to_folder = [command, "-o", argument(&folder)];
        assert_eq!(done(&to_folder), "");
        assert!(fs::metadata(folder.join(file)).expect("written").len() > 500, "{file}");
        let again = run(&to_folder);
        assert_eq!(again.status.code(), Some(2));
        assert!(told(&again).contains("--force"), "{}", told(&again));
        done(&[&to_folder[..], &["--force"]].concat());
    }
    let printed = done(&["schema", "act"]);
    assert_eq!(printed, fs::read_to_string("schemas/act.schema.json").expect("the schema"));
}

#[test]
fn shipped_records_have_no_errors() {
    let output = run(&["lint", "-q"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(output.stdout).starts_with("no errors"));
}

/// A record is stamped, nothing else in it changes, and a later change of the law is told.
#[test]
fn a_stamp_tells_when_the_law_has_changed() {
    let folder = scratch("verify-stamp");
    let state = folder.join("data/jurisdictions/xr");
    fs::create_dir_all(&state).expect("the State's folder");
    fs::create_dir_all(folder.join("law/xr")).expect("a folder of texts");
    let source = "tests/cmd/verify.in/data/jurisdictions/xr";
    let copy =
        |name: &str| fs::copy(Path::new(source).join(name), state.join(name)).expect("a copy");
    copy("jurisdiction.toml");
    let act = state.join("ships-act-1990.toml");
    copy("ships-act-1990.toml");
    let before = fs::read_to_string(&act).expect("a record");
    let file = folder.join("law/xr/ships-act-1990.txt");
    let law = |duty: &str| {
        let text =
            format!("SHIPS ACT 1990\n\n3. Title. Ships.\n\n4. Carriers. A carrier {duty}.\n");
        text + "\n5. Repeal. Nothing is repealed.\n"
    };
    fs::write(&file, law("must check papers")).expect("a text");
    let (data, texts) = (folder.join("data"), folder.join("law"));
    let verify = ["--data", argument(&data), "verify", "XR", "--texts", argument(&texts)];
    done(&[&verify[..], &["--stamp"]].concat());
    let after = fs::read_to_string(&act).expect("a record");
    let stamp = after.lines().find(|line| line.starts_with("verified = ")).expect("a stamp");
    assert!(stamp.contains("fingerprint = \"sha256:"), "{stamp}");
    assert_eq!(after.replace(&format!("{stamp}\n"), ""), before);
    done(&verify);
    // Layout is not law.
    fs::write(&file, law("must  **check**\npapers")).expect("a text");
    done(&verify);
    fs::write(&file, law("may check papers")).expect("a text");
    let output = run(&verify);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(output.stdout).contains("changed"));
    let variable =
        palermo(&verify[..4]).env("PALERMO_TEXTS", &texts).output().expect("the program starts");
    assert_eq!(variable.status.code(), Some(1), "{}", told(&variable));
}
