package import Glibc

/// A folder that lives as long as the test that made it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    var template = Array("/tmp/understudy-tests-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
    precondition(!path.isEmpty, "no temporary folder")
  }

  deinit { Self.remove(path) }

  package func exists(_ name: String) -> Bool { access("\(path)/\(name)", F_OK) == 0 }

  package func mode(_ name: String) -> mode_t? {
    var status = stat()
    return stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : nil
  }

  package func names(_ name: String) -> [String] { Self.names(in: "\(path)/\(name)") }

  package func read(_ name: String) throws -> String {
    let file = try open(name, "r")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  package func write(_ name: String, _ content: String) throws {
    let file = try open(name, "w")
    defer { fclose(file) }
    for byte in content.utf8 { fputc(Int32(byte), file) }
  }

  package func setMode(_ name: String, _ mode: mode_t) { chmod("\(path)/\(name)", mode) }

  package func makeFolder(_ name: String) { mkdir("\(path)/\(name)", 0o755) }

  package func link(_ name: String, to target: String) { symlink(target, "\(path)/\(name)") }

  package func isLink(_ name: String) -> Bool {
    var status = stat()
    return lstat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private func open(_ name: String, _ mode: String) throws -> UnsafeMutablePointer<FILE> {
    guard let file = fopen("\(path)/\(name)", mode) else { throw CannotOpen(name: name) }
    return file
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(in: path) { remove("\(path)/\(name)") }
    Glibc.remove(path)
  }
}

/// A file of a test that is not there, or cannot be written.
package struct CannotOpen: Error {
  package let name: String
}
