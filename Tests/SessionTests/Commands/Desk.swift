import Session
import Synchronization

/// Files that exist only in a test and can be written.
final class Desk: Sendable {
  private let files = Mutex<[String: String]>([:])
  /// What cannot be written.
  private let locked: Set<String>

  init(locked: Set<String> = []) { self.locked = locked }

  subscript(path: String) -> String? {
    get { files.withLock { $0[path] } }
    set { files.withLock { $0[path] = newValue } }
  }

  var access: Files {
    Files(
      canonical: { path in self[path] == nil ? nil : path },
      read: { path, _ in .success(Array((self[path] ?? "").utf8)) },
      write: { path, bytes in self.put(path, String(decoding: bytes, as: UTF8.self)) },
      append: { path, bytes in
        self.put(path, (self[path] ?? "") + String(decoding: bytes, as: UTF8.self))
      },
      list: { _ in [] })
  }

  private func put(_ path: String, _ text: String) -> FileProblem? {
    guard !locked.contains(path) else { return FileProblem("permission denied") }
    self[path] = text
    return nil
  }
}
