// Markdown as a tree of Swift values; cmark does the parsing.
//
// CommonMark. Deliberately absent: HTML and pictures, which a terminal cannot show.

import CCmark
import Styling

/// A block of a page, and the lines of the source that it stands on.
struct MarkdownBlock {
  indirect enum Content {
    case heading(level: Int, StyledText)
    case paragraph(StyledText)
    /// Lines that stay as they are. The language of a `lab` fence is `lab`.
    case code(language: String, text: String)
    /// A list; `start` is the first number, or nil if the items have none.
    case list(start: Int?, isTight: Bool, items: [[MarkdownBlock]])
    case quote([MarkdownBlock])
    case rule
  }

  let content: Content
  let lines: ClosedRange<Int>

  /// The blocks of a page.
  static func parse(_ source: String) -> [MarkdownBlock] {
    let root = cmark_parse_document(source, source.utf8.count, CMARK_OPT_DEFAULT)
    guard let root else { return [] }
    defer { cmark_node_free(root) }
    return blocks(in: root)
  }
}

/// A node of cmark's tree. It lives until the root is freed.
private typealias Node = OpaquePointer

private func children(of node: Node) -> [Node] {
  Array(sequence(first: cmark_node_first_child(node)) { cmark_node_next($0) }.compactMap { $0 })
}

private func literal(_ node: Node) -> String {
  cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
}

private func blocks(in node: Node) -> [MarkdownBlock] {
  children(of: node).compactMap { child in
    content(of: child).map { content in
      let first = Int(cmark_node_get_start_line(child))
      let last = max(first, Int(cmark_node_get_end_line(child)))
      return MarkdownBlock(content: content, lines: first...last)
    }
  }
}

private func content(of node: Node) -> MarkdownBlock.Content? {
  switch cmark_node_get_type(node) {
  case CMARK_NODE_HEADING:
    return .heading(level: Int(cmark_node_get_heading_level(node)), inlines(in: node, .heading))
  case CMARK_NODE_PARAGRAPH: return .paragraph(inlines(in: node, .plain))
  case CMARK_NODE_CODE_BLOCK:
    let language = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    return .code(language: language, text: literal(node))
  case CMARK_NODE_LIST:
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return .list(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0,
      items: children(of: node).map { blocks(in: $0) })
  case CMARK_NODE_BLOCK_QUOTE: return .quote(blocks(in: node))
  case CMARK_NODE_THEMATIC_BREAK: return .rule
  default: return nil
  }
}

private func inlines(in node: Node, _ style: Style) -> StyledText {
  children(of: node).map { inline($0, style) }.joined()
}

/// Emphasis changes only the style. Code keeps its backquotes, which say it without colours too.
private func inline(_ node: Node, _ style: Style) -> StyledText {
  switch cmark_node_get_type(node) {
  case CMARK_NODE_TEXT: return StyledText(literal(node), style)
  case CMARK_NODE_SOFTBREAK: return StyledText(" ", style)
  case CMARK_NODE_LINEBREAK: return StyledText("\n", style)
  case CMARK_NODE_CODE: return StyledText("`\(literal(node))`", .code)
  case CMARK_NODE_EMPH, CMARK_NODE_STRONG: return inlines(in: node, .emphasis)
  case CMARK_NODE_LINK:
    let text = inlines(in: node, style)
    let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    return address == text.text() ? text : text + StyledText(" (\(address))", .dim)
  default: return inlines(in: node, style)
  }
}
