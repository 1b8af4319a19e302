import Session
import Syntax

/// Files that exist only in a test. Links are told by a second name for a path.
struct Shelf {
  var files: [String: String]
  var links: [String: String] = [:]

  var access: Files {
    let files = files
    let links = links
    return Files(
      canonical: { path in
        let path = links[path] ?? path
        if path.isEmpty || files.keys.contains(where: { $0.hasPrefix(path + "/") }) {
          return "/here" + (path.isEmpty ? "" : "/" + path)
        }
        if path.hasPrefix("/") { return path }
        return files[path] == nil ? nil : "/here/" + path
      },
      read: { path, limit in
        guard let text = files[String(path.dropFirst("/here/".count))] else {
          return .failure(FileProblem("permission denied"))
        }
        guard text.utf8.count <= limit else { return .failure(FileProblem("too large")) }
        return .success(Array(text.utf8))
      })
  }
}

/// What a run of a script said, complained of and ended with.
final class Heard {
  var output = ""
  var calls = 0
  var complaints: [String] = []
  var status: ExitStatus?

  @discardableResult
  func run(
    _ text: String, name: String = "main.repl", _ options: Session.Options = Session.Options(),
    files: Files = .none, interrupted: @escaping () -> Bool = { false }
  ) -> Heard {
    var session = Session(options)
    status = session.run(
      SourceText(name: name, text: text), files: files,
      output: { self.hear($0) }, complaint: { self.complaints.append($0) },
      interrupted: interrupted)
    return self
  }

  @discardableResult
  func feed(_ parts: [String], files: Files = .none) -> Heard {
    var session = Session()
    for part in parts {
      status = session.feed(
        Array(part.utf8), files: files, output: { self.hear($0) },
        complaint: { self.complaints.append($0) })
      if status != nil { return self }
    }
    status = session.endFeed(
      files: files, output: { self.hear($0) }, complaint: { self.complaints.append($0) })
    return self
  }

  private func hear(_ bytes: borrowing [UInt8]) {
    output += String(decoding: copy bytes, as: UTF8.self)
    calls += 1
  }
}

extension Reply {
  var text: String { String(decoding: output, as: UTF8.self) }
}
