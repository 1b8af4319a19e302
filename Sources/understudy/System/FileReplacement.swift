import DocumentFiles
import Glibc
import LineEditing
import Syntax

/// Writing a whole file in one step: it is there as it was, or as it shall be, and never half.
enum FileReplacement {
  /// Writes beside the file and then renames, so that a full disk or a crash leaves the old one
  /// intact. Tells what stands in the way where it cannot be done.
  static func write(_ bytes: [UInt8], to path: String, _ output: Output) -> Bool {
    guard let code = replace(path, with: bytes) else { return true }
    output.complain(
      "error: `\(Escaping.escaped(path))` cannot be written: \(SystemError.reason(code))")
    return false
  }

  /// Nil, or the `errno`.
  static func replace(_ path: String, with bytes: [UInt8]) -> Int32? {
    // Behind a link it is the file itself that is replaced, and the link stays.
    let path = Disk.canonical(path) ?? path
    var former = stat()
    let exists = stat(path, &former) == 0
    // A device or a pipe has no content to keep, and must not become a file.
    if exists, former.st_mode & S_IFMT != S_IFREG { return writeThrough(bytes, to: path) }

    let beside = "\(path).\(getpid()).tmp"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    var code = RawOutput.write(bytes, to: descriptor)
    if code == nil, exists, fchmod(descriptor, former.st_mode & 0o7777) != 0 { code = errno }
    if code == nil, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == nil { code = errno }
    if code == nil, rename(beside, path) != 0 { code = errno }
    if code != nil { unlink(beside) }
    return code
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return RawOutput.write(bytes, to: descriptor)
  }
}
