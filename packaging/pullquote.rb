# The Homebrew formula. `packaging/release` fills in the words between @.
class Pullquote < Formula
  desc "Terminal reader for news articles that shows who said what, where"
  homepage "@HOME@"
  url "@HOME@/pullquote-@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  def install
    system "cargo", "install", *std_cargo_args
    generate_completions_from_executable(bin/"pullquote", "completions")
    system bin/"pullquote", "man", "--output", man1
  end

  test do
    (testpath/"quay.txt").write "“The quay is closed,” said Ana Lopes on Monday.\n"
    assert_match "Ana Lopes", shell_output("#{bin}/pullquote extract --format csv quay.txt")
  end
end
