import Documents
import Glibc
import Session
import Syntax

/// A Markdown page or a script on disk, to be run as a test by a package that depends on this one:
///
///     @Test(arguments: DocumentFile.all(in: ["README.md", "Docs"]))
///     func examplesHold(_ file: DocumentFile) { #expect(file.problems() == []) }
public struct DocumentFile: Sendable, Hashable, CustomStringConvertible {
  /// Something in a document that is not as it says.
  public struct Problem: Sendable, Equatable, CustomStringConvertible {
    /// The file, and the line in it, from 1.
    public var path: String
    /// Counted from 1; also 1 where the file as a whole is meant.
    public var line: Int
    /// What is wrong, with the difference or the complaint in lines of their own.
    public var message: String

    public var description: String { "\(path):\(line): \(message)" }
  }

  /// The path as seen from the root of the package.
  public let path: String
  /// The absolute path of the folder that `path` is seen from.
  public let root: String

  public var description: String { path }

  /// Everything that can be run at some paths: a page or a script itself, and in a folder all that
  /// end in `.md`, `.markdown` or `.repl`, in the order of their names.
  ///
  /// A path that is not there, or a folder with nothing in it, is among them, and is a problem when
  /// it is run: a test that has lost its documents must not pass.
  ///
  /// - Parameters:
  ///   - paths: as seen from the root of the package.
  ///   - file: a file of the package; its root is the nearest folder above that has a
  ///     `Package.swift`.
  public static func all(in paths: [String], beside file: String = #filePath) -> [DocumentFile] {
    let root = packageRoot(of: file)
    return paths.flatMap { path -> [DocumentFile] in
      let prefix = path.hasPrefix("/") ? "" : root + "/"
      let found = (try? DocumentSearch.documents(at: prefix + path).get()) ?? []
      guard !found.isEmpty else { return [DocumentFile(path: path, root: root)] }
      return found.map { DocumentFile(path: String($0.dropFirst(prefix.count)), root: root) }
    }
  }

  private static func packageRoot(of file: String) -> String {
    var folder = file
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      if access(folder + "/Package.swift", F_OK) == 0 { return folder }
    }
    return "."
  }

  /// Runs it and tells what is not as it says; nothing is written.
  ///
  /// - Parameter seed: where chance comes from, unless a fence says.
  public func problems(seed: UInt64 = 1) -> [Problem] {
    let bytes: [UInt8]
    switch Disk.read(path.hasPrefix("/") ? path : root + "/" + path, atMost: Limits.textBytes) {
    case .success(let read): bytes = read
    case .failure(let problem):
      return [Problem(path: path, line: 1, message: "cannot be read: \(problem.reason)")]
    }
    let examination = Document(name: path, bytes: bytes).examine { fenceSeed in
      SessionRunner(
        Session(Session.Options(seed: fenceSeed ?? seed)), files: Disk.files(from: root))
    }
    return examination.verdicts.flatMap { verdict -> [Problem] in
      guard case .failed(let failures) = verdict.outcome else { return [] }
      return failures.map { failure in
        let message = ([failure.reason] + failure.details).joined(separator: "\n")
        return Problem(path: verdict.file, line: failure.line, message: message)
      }
    }
  }
}
