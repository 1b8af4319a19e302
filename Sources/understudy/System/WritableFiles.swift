import DocumentFiles
import Glibc
import LineEditing
import Session

extension Disk {
  /// The files of this machine, which the commands of the prompt may also write.
  static let writableFiles: Files = {
    var files = Disk.files
    files.write = { path, bytes in
      FileReplacement.replace(path, with: bytes).map { FileProblem(SystemError.reason($0)) }
    }
    files.append = append
    return files
  }()

  /// Adds bytes to the end of a file, or makes it.
  @Sendable private static func append(_ path: String, _ bytes: [UInt8]) -> FileProblem? {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return FileProblem(SystemError.reason(errno)) }
    var code = RawOutput.write(bytes, to: descriptor)
    if close(descriptor) != 0, code == nil { code = errno }
    return code.map { FileProblem(SystemError.reason($0)) }
  }
}
