// Looks at closing brackets only: what a sound stretch needs in front of it is known from where it would begin.
import java.io.IOException;

public class Main {
    public static void main(String[] arguments) throws IOException {
        // For a closing bracket the one that it closes, for an opening one 1, for a line feed 0.
        byte[] partners = new byte[128];
        partners['('] = partners['['] = partners['{'] = 1;
        partners[')'] = '(';
        partners[']'] = '[';
        partners['}'] = '{';
        byte[] text = System.in.readAllBytes();
        int[] lengths = new int[text.length]; // of the longest sound stretch that ends at the place
        StringBuilder out = new StringBuilder();
        int before = 0;
        while (text[before] != '\n') {
            before++;
        }
        // The line feed in front of each line is a bracket that nothing closes.
        while (before + 1 < text.length) {
            int longest = 0;
            int first = 0;
            int end = before + 1;
            for (byte partner; (partner = partners[text[end]]) != 0; end++) {
                if (partner == 1) {
                    continue;
                }
                int start = end - 1 - lengths[end - 1];
                if (text[start] != partner) {
                    continue;
                }
                start -= lengths[start - 1];
                int length = end - start + 1;
                lengths[end] = length;
                if (length > longest) {
                    longest = length;
                    first = start - before;
                }
            }
            out.append(longest).append(' ').append(first).append('\n');
            before = end;
        }
        System.out.print(out);
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
