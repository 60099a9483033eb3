### The description of the API.

api-title = The API for programs
api-lead = Search and read profiles from a program of your own: public, without a key and without an account.
api-in-english = The same for machines:
api-document = OpenAPI 3.1
api-example = Try it:
api-parameters = Parameters: { $operation }
api-parameter = Parameter
api-kind = Type
api-meaning = Meaning
api-required = required
api-answers = Answers: { $operation }
api-status = Status
api-schemas = What comes back
api-fields = Fields of { $schema }
api-field = Field
api-problems = When something goes wrong
api-problems-lead = Then the answer is a problem document (RFC 9457). Its field type points to a line below.
api-problem = Problem
