//! A disk that fails when a test says so: a layer between SQLite and the operating system.
//!
//! SQLite reaches files through a table of functions (its "VFS"). This replaces the default one by functions that count
//! the calls on files in one folder, fail the chosen one, and pass everything else on. Files in other folders are not
//! touched, so that tests can run side by side.

use rusqlite::ffi::{self, sqlite3_file, sqlite3_filename, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs};
use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem::size_of;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};

/// What SQLite asks of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// Opening a file, or creating it.
    Open,
    /// Reading a part of a file.
    Read,
    /// Writing a part of a file.
    Write,
    /// Waiting until what was written is on the disk.
    Sync,
    /// Cutting a file short.
    Truncate,
    /// Asking for the length of a file.
    Size,
    /// Deleting a file.
    Delete,
    /// Sharing memory with other programs.
    Share,
    /// Locking a file.
    Lock,
}

impl Call {
    /// Every kind of call.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::Read,
        Self::Write,
        Self::Sync,
        Self::Truncate,
        Self::Size,
        Self::Delete,
        Self::Share,
        Self::Lock,
    ];

    /// What a disk answers when it cannot.
    fn error(self) -> c_int {
        match self {
            Self::Open => ffi::SQLITE_CANTOPEN,
            Self::Read => ffi::SQLITE_IOERR_READ,
            // A full disk is the usual reason.
            Self::Write => ffi::SQLITE_FULL,
            Self::Sync => ffi::SQLITE_IOERR_FSYNC,
            Self::Truncate => ffi::SQLITE_IOERR_TRUNCATE,
            Self::Size => ffi::SQLITE_IOERR_FSTAT,
            Self::Delete => ffi::SQLITE_IOERR_DELETE,
            Self::Share => ffi::SQLITE_IOERR_SHMMAP,
            Self::Lock => ffi::SQLITE_IOERR_LOCK,
        }
    }
}

/// How long a fault lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// One call fails.
    Once,
    /// Every call from then on fails.
    Forever,
}

/// The files in one folder, on a disk that can fail.
#[derive(Debug)]
pub struct FaultyDisk {
    folder: PathBuf,
    plan: Arc<Plan>,
}

/// Which calls fail.
#[derive(Debug, Default)]
struct Plan {
    fault: Mutex<Option<Fault>>,
    /// How many calls of the chosen kind there were.
    calls: AtomicU64,
}

#[derive(Debug, Clone, Copy)]
struct Fault {
    call: Call,
    /// The number of the call that fails, from 1 on.
    at: u64,
    lasting: Lasting,
}

static DISKS: Mutex<Vec<(PathBuf, Arc<Plan>)>> = Mutex::new(Vec::new());
static INSTALLED: Once = Once::new();

impl FaultyDisk {
    /// Watches the files that SQLite opens in `folder` from now on. Until [`FaultyDisk::fail`] is called, nothing fails.
    ///
    /// # Panics
    /// If the folder does not exist.
    #[must_use]
    pub fn under(folder: &Path) -> Self {
        INSTALLED.call_once(install);
        let folder = folder.canonicalize().expect("the folder exists");
        let plan = Arc::new(Plan::default());
        disks().push((folder.clone(), Arc::clone(&plan)));
        Self { folder, plan }
    }

    /// Lets the call with this number fail, counted from now on.
    pub fn fail(&self, call: Call, at: u64, lasting: Lasting) {
        self.plan.calls.store(0, Ordering::SeqCst);
        *self.plan.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(Fault { call, at, lasting });
    }

    /// Lets nothing fail any more.
    pub fn heal(&self) {
        *self.plan.fault.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// How many calls of the kind that was to fail there were.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.plan.calls.load(Ordering::SeqCst)
    }
}

impl Drop for FaultyDisk {
    fn drop(&mut self) {
        disks().retain(|(folder, _)| *folder != self.folder);
    }
}

impl Plan {
    /// The error of this call, if it fails.
    fn error(&self, call: Call) -> Option<c_int> {
        let fault = (*self.fault.lock().unwrap_or_else(PoisonError::into_inner))?;
        if fault.call != call {
            return None;
        }
        let number = self.calls.fetch_add(1, Ordering::SeqCst) + 1;
        let fails = match fault.lasting {
            Lasting::Once => number == fault.at,
            Lasting::Forever => number >= fault.at,
        };
        fails.then(|| call.error())
    }
}

fn disks() -> std::sync::MutexGuard<'static, Vec<(PathBuf, Arc<Plan>)>> {
    DISKS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn plan_of(name: *const c_char) -> Option<Arc<Plan>> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite hands over a path that ends with a zero byte.
    let name = unsafe { CStr::from_ptr(name) }.to_str().ok()?;
    let disks = disks();
    disks.iter().find(|(folder, _)| Path::new(name).starts_with(folder)).map(|(_, plan)| Arc::clone(plan))
}

/// An open file. SQLite gives it this much memory, followed by that of the real file.
#[repr(C)]
struct File {
    base: sqlite3_file,
    /// From [`Arc::into_raw`]; null if the file is on a sound disk.
    plan: *const Plan,
}

/// The functions of the operating system.
fn real() -> *mut sqlite3_vfs {
    static REAL: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
    // SAFETY: looking up the default functions has no requirements.
    *REAL.get_or_init(|| unsafe { ffi::sqlite3_vfs_find(std::ptr::null()) } as usize) as *mut sqlite3_vfs
}

fn install() {
    // SAFETY: the real functions are there as long as the program runs, and so is the copy, which is leaked.
    unsafe {
        let mut vfs: sqlite3_vfs = std::ptr::read(real());
        vfs.zName = c"faulty".as_ptr();
        vfs.pNext = std::ptr::null_mut();
        vfs.szOsFile += c_int::try_from(size_of::<File>()).expect("a small number");
        vfs.xOpen = Some(open);
        vfs.xDelete = Some(delete);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(vfs)), 1), ffi::SQLITE_OK);
    }
}

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let own = file.cast::<File>();
    let plan = plan_of(name);
    // SAFETY: SQLite gives as much memory as `szOsFile` asks for, and `name` is passed on as it came.
    unsafe {
        (*own).base.pMethods = std::ptr::null();
        (*own).plan = std::ptr::null();
        if let Some(error) = plan.as_ref().and_then(|plan| plan.error(Call::Open)) {
            return error;
        }
        let opened = (*real()).xOpen.expect("every VFS opens files")(real(), name, beneath(file), flags, out_flags);
        if !(*beneath(file)).pMethods.is_null() {
            (*own).base.pMethods = &raw const METHODS;
            (*own).plan = plan.map_or(std::ptr::null(), Arc::into_raw);
        }
        opened
    }
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    if let Some(error) = plan_of(name).and_then(|plan| plan.error(Call::Delete)) {
        return error;
    }
    // SAFETY: the arguments are passed on as they came.
    unsafe { (*real()).xDelete.expect("every VFS deletes files")(real(), name, sync_folder) }
}

/// The real file.
unsafe fn beneath(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: it lies behind this one, in the same memory.
    unsafe { file.cast::<File>().add(1).cast() }
}

/// The error of a call on a file, if it fails.
unsafe fn error(file: *mut sqlite3_file, call: Call) -> Option<c_int> {
    // SAFETY: the plan lives until the file is closed.
    unsafe { (*file.cast::<File>()).plan.as_ref() }.and_then(|plan| plan.error(call))
}

/// A function that fails if it is to, and otherwise calls the real one.
macro_rules! pass_on {
    ($name:ident, $method:ident, $call:expr, ($($argument:ident: $kind:ty),*)) => {
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $argument: $kind)*) -> c_int {
            // SAFETY: the arguments are passed on as they came, to the file they came for.
            unsafe {
                let call: Option<Call> = $call;
                if let Some(error) = call.and_then(|call| error(file, call)) {
                    return error;
                }
                let real = beneath(file);
                match (*(*real).pMethods).$method {
                    Some(method) => method(real $(, $argument)*),
                    None => ffi::SQLITE_NOTFOUND,
                }
            }
        }
    };
}

pass_on!(read, xRead, Some(Call::Read), (to: *mut c_void, amount: c_int, at: sqlite3_int64));
pass_on!(write, xWrite, Some(Call::Write), (from: *const c_void, amount: c_int, at: sqlite3_int64));
pass_on!(truncate, xTruncate, Some(Call::Truncate), (size: sqlite3_int64));
pass_on!(sync, xSync, Some(Call::Sync), (flags: c_int));
pass_on!(size, xFileSize, Some(Call::Size), (size: *mut sqlite3_int64));
pass_on!(lock, xLock, Some(Call::Lock), (kind: c_int));
pass_on!(unlock, xUnlock, None, (kind: c_int));
pass_on!(check_lock, xCheckReservedLock, None, (out: *mut c_int));
pass_on!(control, xFileControl, None, (operation: c_int, argument: *mut c_void));
pass_on!(sector_size, xSectorSize, None, ());
pass_on!(characteristics, xDeviceCharacteristics, None, ());
pass_on!(
    share,
    xShmMap,
    Some(Call::Share),
    (page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void)
);
pass_on!(share_lock, xShmLock, None, (offset: c_int, count: c_int, flags: c_int));
pass_on!(share_end, xShmUnmap, None, (delete: c_int));

unsafe extern "C" fn share_barrier(file: *mut sqlite3_file) {
    // SAFETY: passed on to the file it came for.
    unsafe {
        let real = beneath(file);
        if let Some(barrier) = (*(*real).pMethods).xShmBarrier {
            barrier(real);
        }
    }
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: SQLite closes a file once; the plan came from `Arc::into_raw`.
    unsafe {
        let real = beneath(file);
        let closed = (*(*real).pMethods).xClose.map_or(ffi::SQLITE_OK, |close| close(real));
        let own = file.cast::<File>();
        if !(*own).plan.is_null() {
            drop(Arc::from_raw((*own).plan));
            (*own).plan = std::ptr::null();
        }
        closed
    }
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    // The second version, without files mapped into memory: every read is a call.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_lock),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(share),
    xShmLock: Some(share_lock),
    xShmBarrier: Some(share_barrier),
    xShmUnmap: Some(share_end),
    xFetch: None,
    xUnfetch: None,
};
