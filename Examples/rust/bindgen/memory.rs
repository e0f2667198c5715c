//! Memory that JavaScript asks for, to pass a string or bytes to Rust, and memory that it frees.

use std::alloc::{alloc, dealloc, realloc, Layout};

fn layout(size: usize, align: usize) -> Layout {
    match Layout::from_size_align(size, align) {
        Ok(layout) => layout,
        Err(_) => std::process::abort(),
    }
}

/// Gives an address with room for `size` bytes. Nothing has to be allocated for none.
#[no_mangle]
pub extern "C" fn __wbindgen_malloc(size: usize, align: usize) -> *mut u8 {
    if size == 0 {
        return align as *mut u8;
    }
    check(unsafe { alloc(layout(size, align)) })
}

/// Makes a room larger or smaller, and perhaps moves it.
#[no_mangle]
pub unsafe extern "C" fn __wbindgen_realloc(
    pointer: *mut u8,
    old_size: usize,
    new_size: usize,
    align: usize,
) -> *mut u8 {
    if old_size == 0 {
        return __wbindgen_malloc(new_size, align);
    }
    check(realloc(pointer, layout(old_size, align), new_size))
}

/// Gives the room back.
#[no_mangle]
pub unsafe extern "C" fn __wbindgen_free(pointer: *mut u8, size: usize, align: usize) {
    if size != 0 {
        dealloc(pointer, layout(size, align));
    }
}

/// When memory is full, the instance gives up. The glue calls these functions outside of its
/// guard, so it does not even learn that the instance has aborted.
fn check(pointer: *mut u8) -> *mut u8 {
    if pointer.is_null() {
        std::process::abort();
    }
    pointer
}
