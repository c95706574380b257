// Hashes each word while its letters are read, and counts in a flat table.
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public class Main {
    private static final int BITS = 15; // of the table's size; there are at most 30,500 words

    private static final class Word implements Comparable<Word> {
        final int start;
        final int end;
        int count = 1;

        Word(int start, int end) {
            this.start = start;
            this.end = end;
        }

        boolean isAt(int otherStart, int otherEnd) {
            return Arrays.equals(text, start, end, text, otherStart, otherEnd);
        }

        @Override
        public int compareTo(Word other) {
            if (count != other.count) {
                return other.count - count;
            }
            return Arrays.compare(text, start, end, text, other.start, other.end);
        }
    }

    private static byte[] text;

    public static void main(String[] arguments) throws IOException {
        byte[] small = new byte[128]; // for a letter the small one, for any other character 0
        for (int letter = 'a'; letter <= 'z'; letter++) {
            small[letter] = small[letter - 'a' + 'A'] = (byte) letter;
        }
        byte[] text = Main.text = System.in.readAllBytes();
        Word[] table = new Word[1 << BITS];
        Word[] words = new Word[1 << BITS];
        int nWords = 0;
        for (int at = 0; at < text.length; at++) {
            byte letter = small[text[at]];
            if (letter == 0) {
                continue;
            }
            int start = at;
            int hash = 0;
            while (letter != 0) {
                text[at++] = letter;
                hash = hash * 31 + letter;
                letter = at < text.length ? small[text[at]] : 0;
            }
            int slot = hash * 0x9E3779B1 >>> (32 - BITS);
            while (table[slot] != null && !table[slot].isAt(start, at)) {
                slot = (slot + 1) % (1 << BITS);
            }
            if (table[slot] == null) {
                table[slot] = words[nWords++] = new Word(start, at);
            } else {
                table[slot].count++;
            }
        }
        Arrays.sort(words, 0, nWords);
        StringBuilder out = new StringBuilder(2 * text.length);
        for (int index = 0; index < nWords; index++) {
            Word word = words[index];
            out.append(new String(text, word.start, word.end - word.start, StandardCharsets.ISO_8859_1));
            out.append(' ').append(word.count).append('\n');
        }
        System.out.print(out);
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
