#!/usr/bin/env bash
# Builds the workers here, each with its modules, for WebAssembly in three ways:
#   NAME.abort.wasm           panic=abort: a panic ends in a trap
#   NAME.unwind-legacy.wasm   panic=unwind with the older instructions: try, catch_all, rethrow
#   NAME.unwind-exnref.wasm   panic=unwind with the standard ones: try_table, throw_ref
#
#   ./build.sh           build here and write SHA256SUMS
#   ./build.sh --check   build in a temporary folder and compare with SHA256SUMS
#
# Rust's standard library has to be compiled first, once for each way (about a minute each).
# It is kept for the next time in $STD_CACHE (default: ~/.cache/paniclab-rust-std).
# RUSTC, CARGO and WASM_LD choose other tools than the ones found here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

workers=(bank service workshop)
variants=(abort unwind-legacy unwind-exnref)
target=wasm32-unknown-unknown
std_source=/usr/lib/rustlib/src/rust
std_cache=${STD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/paniclab-rust-std}

# RUSTC_BOOTSTRAP lets a release compiler rebuild its own standard library.
export RUSTC_BOOTSTRAP=1 CARGO_INCREMENTAL=0
export RUSTC=${RUSTC:-/usr/bin/rustc}
cargo=${CARGO:-/usr/bin/cargo}
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET CARGO_TARGET_DIR

fail() {
  echo "build.sh: $*" >&2
  exit 2
}

require_tools() {
  if [[ ! -x $RUSTC || ! -x $cargo || ! -d $std_source/library/vendor ]]; then
    fail "needs Debian's Rust compiler and its library sources. Install them with
  apt-get install --no-install-recommends rustc-web cargo-web rust-web-src"
  fi
  wasm_ld=${WASM_LD:-$(find_wasm_ld)}
  [[ -x $wasm_ld ]] || fail "needs wasm-ld. It comes with the Swift toolchain, or: apt-get install lld"
}

# Prints the first wasm-ld: on the PATH, beside swiftc, or of an LLVM package.
find_wasm_ld() {
  local swiftc candidate
  swiftc=$(command -v swiftc || true)
  for candidate in "$(command -v wasm-ld || true)" \
    "$(dirname "$(readlink -f "${swiftc:-/}")")/wasm-ld" /usr/lib/llvm-*/bin/wasm-ld; do
    if [[ -x $candidate ]]; then
      echo "$candidate"
      return
    fi
  done
}

# Sets `flags`. The standard library and the program must be compiled with the same ones.
choose_flags() {
  case $1 in
    abort) flags=(-Cpanic=abort) ;;
    unwind-legacy) flags=(-Cpanic=unwind -Cllvm-args=-wasm-use-legacy-eh=true) ;;
    unwind-exnref) flags=(-Cpanic=unwind -Cllvm-args=-wasm-use-legacy-eh=false) ;;
  esac
  # Panic messages name source files. Give them names that are the same on every machine.
  flags+=("--remap-path-prefix=$std_source=/rust")
}

# Compiles the standard library for one variant and sets `sysroot` to where it is.
build_std() {
  local variant=$1 crates=std,panic_unwind work lib
  [[ $variant == abort ]] && crates=std,panic_abort
  sysroot=$std_cache/$("$RUSTC" --version | cut -d' ' -f2)-$variant
  [[ -f $sysroot/complete ]] && return

  echo "compiling the standard library for $variant" >&2
  work=$(mktemp -d)
  write_empty_crate "$work"
  (cd "$work" && CARGO_HOME=$work/home RUSTFLAGS="${flags[*]}" \
    nice "$cargo" build --quiet --release --offline -j2 --target "$target" \
    -Zbuild-std="$crates" -Zbuild-std-features=optimize_for_size)
  lib=$sysroot/lib/rustlib/$target/lib
  rm -rf "$sysroot"
  mkdir -p "$lib"
  find "$work/target/$target/release" -name '*.rlib' ! -name 'libempty*' -exec cp -u {} "$lib" \;
  rm -rf "$work"
  touch "$sysroot/complete"
}

# Cargo builds the standard library only as part of a crate, so here is one with nothing in it.
write_empty_crate() {
  mkdir -p "$1/src" "$1/.cargo"
  echo '#![no_std]' >"$1/src/lib.rs"
  cat >"$1/Cargo.toml" <<'END'
[package]
name = "empty"
version = "0.0.0"
edition = "2021"
[profile.release]
opt-level = "s"
END
  cat >"$1/.cargo/config.toml" <<END
[source.crates-io]
replace-with = "vendored"
[source.vendored]
directory = "$std_source/library/vendor"
END
}

# build_worker NAME VARIANT FOLDER: compiles and links one worker.
build_worker() {
  local name=$1 variant=$2 output=$3/$1.$2.wasm special=(-Copt-level=s)
  [[ $variant == unwind-* ]] && special+=(-Clink-arg=--export=__cpp_exception)
  # The macros in bindgen/ make names out of names, which stable Rust cannot.
  [[ $name == bank ]] || special+=(-Copt-level=z '-Zcrate-attr=feature(macro_metavar_expr_concat)')
  # A small shadow stack and a small memory limit, so that overflow and out-of-memory come soon.
  nice "$RUSTC" --edition 2021 --crate-type cdylib --crate-name "$name" --target "$target" \
    --sysroot "$sysroot" "${flags[@]}" "--remap-path-prefix=$PWD=" \
    -Ccodegen-units=1 -Cdebuginfo=0 -Cdebug-assertions=off \
    -Clinker="$wasm_ld" \
    -Clink-arg=-zstack-size=65536 -Clink-arg=--max-memory=16777216 \
    -Clink-arg=--demangle -Clink-arg=--export-table \
    -Clink-arg=--export=__stack_pointer "${special[@]}" \
    -o "$output" "$name.rs"
  chmod 644 "$output" # a module is not a program of this machine
}

# build_all FOLDER: all workers, in all variants.
build_all() {
  local variant name
  for variant in "${variants[@]}"; do
    choose_flags "$variant"
    build_std "$variant"
    for name in "${workers[@]}"; do
      build_worker "$name" "$variant" "$1"
    done
  done
}

# Builds once more, elsewhere, and compares.
check() {
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  build_all "$folder"
  cp SHA256SUMS "$folder"
  (cd "$folder" && sha256sum --check SHA256SUMS)
}

case ${1:-} in
  '')
    require_tools
    build_all .
    sha256sum -- *.wasm >SHA256SUMS
    wc -c -- *.wasm
    ;;
  --check)
    require_tools
    check
    ;;
  *) fail "usage: build.sh [--check]" ;;
esac
