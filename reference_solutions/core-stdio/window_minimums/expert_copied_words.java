// Keeps in a flat row the places of readings that may still become the lowest, and copies words of the input.
import java.io.IOException;

public class Main {
    private static byte[] text;
    private static int at;

    private static int nextNumber() {
        byte[] text = Main.text;
        int at = Main.at;
        boolean negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int number = 0;
        for (byte digit; (digit = text[at]) >= '0'; at++) {
            number = number * 10 + digit - '0';
        }
        Main.at = at + 1;
        return negative ? -number : number;
    }

    public static void main(String[] arguments) throws IOException {
        text = System.in.readAllBytes();
        int n = nextNumber();
        int k = nextNumber();
        int[] readings = new int[n];
        int[] begins = new int[n + 1]; // of the words, in the text
        int[] waiting = new int[n];
        int first = 0;
        int end = 0;
        byte[] out = new byte[12 * n];
        int size = 0;
        begins[0] = at;
        for (int place = 0; place < n; place++) {
            int reading = readings[place] = nextNumber();
            begins[place + 1] = at;
            while (end > first && readings[waiting[end - 1]] >= reading) {
                end--;
            }
            waiting[end++] = place;
            if (waiting[first] == place - k) {
                first++;
            }
            if (place >= k - 1) {
                int begin = begins[waiting[first]];
                int length = begins[waiting[first] + 1] - begin;
                System.arraycopy(text, begin, out, size, length);
                size += length;
                out[size - 1] = '\n';
            }
        }
        System.out.write(out, 0, size);
        System.out.flush();
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
