// What JavaRosa makes of a form, for the tests: run as `java -cp ODK_Validate.jar Oracle.java < commands`.
// Commands, one a line, words parted by tabs: `form PATH` loads and initialises a form; `eval REF EXPRESSION` evaluates an
// expression at a node; `answer REF VALUE` keeps an answer, or a repetition where REF is one; `fill` walks the form as a client does, gives the answers,
// finalises it and prints the submission; `validate PATH` says what ODK Validate says. Every command but `answer` prints one line: `ok`/`error`, a tab, the result.

import java.io.*;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.javarosa.core.model.*;
import org.javarosa.core.model.condition.*;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.*;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.form.api.*;
import org.javarosa.model.xform.*;
import org.javarosa.xform.util.*;
import org.javarosa.xpath.XPathParseTool;
import org.javarosa.xpath.expr.XPathFuncExpr;
import org.opendatakit.validate.ErrorListener;
import org.opendatakit.validate.FormValidator;

public class Oracle {
    static FormDef form;
    static Map<String, String> answers = new HashMap<>();

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        PrototypeManager.registerPrototypes(FormValidator.SERIALIABLE_CLASSES);
        new XFormsModule().registerModule();
        org.javarosa.core.services.PropertyManager.setPropertyManager(new org.opendatakit.validate.StubPropertyManager());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            String[] words = line.split("\t", 3);
            if (words[0].equals("answer")) {
                answers.put(words[1], (words.length > 2 ? words[2] : "").replace("\\n", "\n"));
                continue;
            }
            String said;
            try {
                said = "ok\t" + run(words);
            } catch (Throwable e) {
                said = "error\t" + e;
            }
            out.println(said.replace("\r", "").replace("\n", " "));
        }
    }

    static String run(String[] words) throws Exception {
        switch (words[0]) {
            case "form":
                answers.clear();
                form = XFormUtils.getFormFromInputStream(new FileInputStream(words[1]));
                form.initialize(true, new InstanceInitializationFactory());
                return "";
            case "eval": {
                TreeReference ref = reference(words[1]);
                Object value = XPathFuncExpr.unpack(XPathParseTool.parseXPath(words[2])
                    .eval(form.getMainInstance(), new EvaluationContext(form.getEvaluationContext(), ref)));
                return value.getClass().getSimpleName() + "\t"
                    + (value instanceof Date ? String.valueOf(((Date) value).getTime()) : value.toString());
            }
            case "validate": {
                FormValidator validator = new FormValidator();
                StringBuilder said = new StringBuilder();
                validator.setErrorListener(new ErrorListener() {
                    public void error(Object text) {
                        said.append(text).append(' ');
                    }

                    public void error(Object text, Throwable why) {
                        said.append(text).append(' ').append(why).append(' ');
                    }

                    public void info(Object text) {
                    }
                });
                validator.validate(words[1]);
                Field refused = FormValidator.class.getDeclaredField("inError");
                refused.setAccessible(true);
                return refused.getBoolean(validator) ? "refused\t" + said : "valid";
            }
            case "fill":
                return fill();
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    static TreeReference reference(String path) {
        TreeReference ref = TreeReference.rootRef();
        for (String step : path.substring(1).split("/")) {
            int at = step.indexOf('[');
            int mult = at < 0 ? 0 : Integer.parseInt(step.substring(at + 1, step.length() - 1)) - 1;
            ref.add(at < 0 ? step : step.substring(0, at), mult);
        }
        return ref;
    }

    static String plain(TreeReference ref) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < ref.size(); i++) {
            path.append('/').append(ref.getName(i));
            if (ref.getMultiplicity(i) > 0) path.append('[').append(ref.getMultiplicity(i) + 1).append(']');
        }
        return path.toString();
    }

    static String fill() throws Exception {
        FormEntryModel model = new FormEntryModel(form);
        FormEntryController walk = new FormEntryController(model);
        StringBuilder refused = new StringBuilder();
        walk.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        for (int event; (event = walk.stepToNextEvent()) != FormEntryController.EVENT_END_OF_FORM; ) {
            FormIndex index = model.getFormIndex();
            if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT) {
                String here = plain(index.getReference());
                if (answers.keySet().stream().anyMatch(key -> key.equals(here) || key.startsWith(here + "/"))) walk.newRepeat(index);
            } else if (event == FormEntryController.EVENT_QUESTION) {
                FormEntryPrompt prompt = model.getQuestionPrompt(index);
                String here = plain(index.getReference());
                String text = answers.get(here);
                if (text == null || text.isEmpty()) continue;
                IAnswerData data = XFormAnswerDataParser.getAnswerData(text, prompt.getDataType(), prompt.getQuestion());
                int result = walk.answerQuestion(index, data, true);
                if (result != FormEntryController.ANSWER_OK) refused.append(' ').append(here).append('=').append(result);
            }
        }
        form.postProcessInstance();
        byte[] xml = new XFormSerializingVisitor().serializeInstance(form.getMainInstance());
        return refused.toString().trim() + "\t" + new String(xml, StandardCharsets.UTF_8);
    }
}
