#!/usr/bin/env bash
# Makes the kernels' modules anew, with the clang of the Swift toolchain, or with CLANG.
#
# Only what the first version of WebAssembly has, so that every engine runs them. Nothing is imported,
# and no loop becomes a call of memset, which would have to be.
set -euo pipefail
cd "$(dirname "$0")"

clang=${CLANG:-$(dirname "$(command -v swift)")/clang}
flags=(
  --target=wasm32 -mcpu=mvp -O2 -std=c11 -Wall -Werror -Wno-missing-field-initializers
  -nostdlib -ffreestanding -fno-builtin
  -fno-vectorize -fno-slp-vectorize -fno-unroll-loops
  -Wl,--no-entry -Wl,--strip-all -Wl,-z,stack-size=65536
)
for source in *.c; do
  "$clang" "${flags[@]}" -o "${source%.c}.wasm" "$source"
done
