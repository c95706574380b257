// Stamps the walk's number on each cell of a floor so large that no walk leaves it: nothing is ever wiped away.
import java.io.IOException;

public class Main {
    private static final int STRIDE = 2048; // a walk has at most 940 moves
    private static final int CENTRE = 1024 * STRIDE + 1024;

    public static void main(String[] arguments) throws IOException {
        byte[] text = System.in.readAllBytes();
        byte[] stamps = new byte[2048 * STRIDE];
        int[] moves = new int[128];
        moves['N'] = STRIDE;
        moves['E'] = 1;
        moves['S'] = -STRIDE;
        moves['W'] = -1;
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (text[at++] != '\n') {
        }
        for (byte walk = 1; at < text.length; walk++, at++) {
            int cell = CENTRE;
            stamps[cell] = walk;
            int back = 0;
            for (byte letter; (letter = text[at]) != '\n'; at++) {
                cell += moves[letter];
                if (stamps[cell] == walk) {
                    back++;
                } else {
                    stamps[cell] = walk;
                }
            }
            out.append(back).append('\n');
        }
        System.out.print(out);
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
