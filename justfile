# Recipes for everyday work. Plain commands: each can be copied and run without just.

# The platform with the demonstration edition.
run:
    cargo run --release -- serve --demo

# Everything the gate checks.
test:
    tests/run

# The tests of one crate, on both engines: just test-crate profile
test-crate CRATE:
    tests/with-postgres cargo test -p {{CRATE}}

# Puts the code in form and brings generated files up to date.
fix:
    cargo fmt --all
    UPDATE=1 cargo test -p ronl-connect sample_file

# The rules that the gate checks, without the tests.
lint:
    cargo fmt --all --check
    cargo clippy --workspace --lib --bins --locked -- -D warnings
    cargo clippy --workspace --all-targets --locked -- -D warnings -A clippy::unwrap_used -A clippy::expect_used
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked --document-private-items
    cargo deny --locked check bans licenses sources
    cargo machete

# Pages and API beside a bare actix-web "hello", memory when idle, start-up time; needs wrk. Writes docs/performance.md.
bench:
    cargo build --release -p ronl-connect
    cargo bench -p tests --bench pages

# How well searches find what they should; FOLDER: also with its classifications, --blind: in trades nobody had in mind.
relevance *ARGUMENTS:
    cargo run --release -p search --example relevance -- {{ARGUMENTS}}

# Feeds random texts to query parsing, analysis and explain, so many minutes each: just fuzz-search 10
fuzz-search MINUTES *SEED:
    cargo bench -p search --bench query_fuzz -- {{MINUTES}} {{SEED}}

# Queries of 10,000 words and the like, on 100,000 profiles.
bench-extreme-queries:
    cargo bench -p search --bench extreme_queries

# Plans the published instances (*.dzn) of a folder: proofs and times.
bench-published FOLDER SECONDS="120" THREADS="1":
    cargo bench -p scheduling --bench published -- "$(realpath '{{FOLDER}}')" {{SECONDS}} {{THREADS}}

# Plans generated missions: figures, bounds, gaps after 1, 10 and 60 seconds, repairs, and how cost grows.
bench-schedule SECONDS="60" THREADS="1":
    cargo bench -p scheduling --bench missions -- {{SECONDS}} {{THREADS}}
    cargo bench -p scheduling --bench growth -- "$(realpath docs/images)/scheduling-growth.svg"

# CP-SAT on the generated missions, the meetings that we hold given to it: needs `pip install ortools`.
bench-schedule-peer FOLDER SECONDS="10,100" PYTHON="python3":
    cargo bench -p scheduling --bench export -- "$(realpath -m '{{FOLDER}}')"
    for mission in '{{FOLDER}}'/*.mission.json; do for search in "" --core; do {{PYTHON}} crates/scheduling/benches/peer/cp_sat.py "$mission" --held "${mission%.mission.json}.schedule.json" --seconds {{SECONDS}} --linearization 0 $search; done; done

# Feeds the readers of mission and schedule files with broken files.
fuzz-mission MINUTES="10" SEED="1":
    cargo bench -p scheduling --bench reader_fuzz -- {{MINUTES}} {{SEED}}

# The search beside PostgreSQL's full text and SQLite's FTS5 on one generated corpus: just bench-search 100000
# How it grows from 1,000 to 1,000,000 profiles, with the graph: just bench-search --growth
bench-search *ARGUMENTS:
    RONL_POSTGRES_OPTIONS="-c shared_buffers=1GB -c work_mem=64MB -c jit=off" tests/with-postgres cargo bench -p tests --bench search -- {{ARGUMENTS}}
